import assert from "node:assert/strict";
import { test } from "node:test";

import postcss from "postcss";

import logical, { logicalProperty, logicalValue, splitList } from "../logical.mjs";

const rewrite = (css) => postcss([logical()]).process(css, { from: undefined }).css;

test("properties with a side get a logical name", () => {
  assert.equal(logicalProperty("margin-left"), "margin-inline-start");
  assert.equal(logicalProperty("border-right-color"), "border-inline-end-color");
  assert.equal(logicalProperty("left"), "inset-inline-start");
  assert.equal(logicalProperty("text-align"), "text-align");
});

test("values that name a side are rewritten only where they mean a side", () => {
  assert.equal(logicalValue("text-align", "left"), "start");
  assert.equal(logicalValue("float", "right"), "inline-end");
  assert.equal(logicalValue("transition", "left .2s,right .2s"), "inset-inline-start .2s,inset-inline-end .2s");
  assert.equal(logicalValue("font-family", "left"), "left");
});

test("brackets keep a list's part together", () => {
  assert.deepEqual(splitList("0 auto calc(1rem + 2px) 0"), ["0", "auto", "calc(1rem + 2px)", "0"]);
});

test("an uneven shorthand is split, an even one is kept", () => {
  assert.equal(rewrite("a{padding:1px 2px 3px 4px}"), "a{padding-block:1px 3px;padding-inline:4px 2px}");
  assert.equal(rewrite("a{padding:1px 2px 3px 2px}"), "a{padding:1px 2px 3px 2px}");
  assert.equal(rewrite("a{margin:0 auto}"), "a{margin:0 auto}");
});

test("importance survives", () => {
  assert.equal(rewrite("a{margin:0 1px 0 2px!important}"), "a{margin-block:0 0!important;margin-inline:2px 1px!important}");
});

test("a rule for one direction is left as it is", () => {
  assert.equal(rewrite("[dir=rtl] a{left:0}"), "[dir=rtl] a{left:0}");
});
