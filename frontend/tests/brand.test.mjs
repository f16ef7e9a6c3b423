import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** The contrast of two colours as WCAG 2.2 counts it (1.4.3, 1.4.11). */
const source = readFileSync(new URL("../scss/_brand.scss", import.meta.url), "utf8");

const colour = (name) => {
  const [, hex] = source.match(new RegExp(`^\\$${name}: (#[0-9a-f]{3,6});`, "m")) ?? [];
  assert.ok(hex, `no colour is called ${name}`);
  return hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join("")}` : hex;
};

const luminance = (hex) => {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const WORDS = 4.5;
const SHAPES = 3;

for (const [front, back, least] of [
  ["brand", "paper", WORDS],
  ["brand", "tint", WORDS],
  ["brand", "tint-strong", WORDS],
  ["ink", "paper", WORDS],
  ["ink", "focus", WORDS],
  ["ink-second", "paper", WORDS],
  ["ink-second", "tint", WORDS],
  ["link", "paper", WORDS],
  ["link", "tint", WORDS],
  ["open", "open-tint", WORDS],
  ["open", "paper", WORDS],
  ["changed", "changed-tint", WORDS],
  ["alert", "alert-tint", WORDS],
  ["alert", "paper", WORDS],
  ["line-control", "paper", SHAPES],
  ["line-control", "tint", SHAPES],
]) {
  test(`${front} can be read on ${back}`, () => {
    assert.ok(contrast(colour(front), colour(back)) >= least);
  });
}

test("the number of every level can be read on its colour", () => {
  const levels = [...source.matchAll(/^\s+(\d): \((#[0-9a-f]{6}), \$(ink|paper)\)/gm)];
  assert.equal(levels.length, 6);
  for (const [, , back, words] of levels) assert.ok(contrast(back, colour(words)) >= WORDS);
});
