/**
 * Builds the site's styles, scripts, fonts and icon from frontend/ into build/, which Django serves as static files.
 *
 * Every url() in the style sheet is relative and there are no source maps, so that the manifest storage can put a
 * fingerprint into each name. `--watch` builds again at every change in frontend/.
 */
import { cp, mkdir, rm, watch, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import postcss from "postcss";
import * as sass from "sass";

import logical from "./logical.mjs";

const source = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(source);
const target = path.join(root, "build");
const { resolve } = createRequire(import.meta.url);

const FONT_SUBSETS = ["latin", "latin-ext", "cyrillic"];
const FONT_WEIGHTS = [400, 700];

/** Compiles a style sheet, turns left and right into start and end, and writes it: the site's, or an admin screen's. */
async function buildStyles(name) {
  const { css } = sass.compile(path.join(source, "scss", `${name}.scss`), {
    loadPaths: [path.join(root, "node_modules")],
    quietDeps: true,
    style: "compressed",
  });
  const result = await postcss([logical()]).process(css, { from: undefined });
  await writeFile(path.join(target, `${name}.css`), result.css);
}

/** Bundles the TypeScript into one small module, portal.js. */
async function buildScripts() {
  await esbuild.build({
    bundle: true,
    entryPoints: [path.join(source, "ts", "portal.ts")],
    format: "esm",
    legalComments: "none",
    minify: true,
    outfile: path.join(target, "portal.js"),
    target: "es2020",
  });
}

/** Copies the two weights of Roboto that the style sheet asks for, in the subsets of our languages. */
async function copyFonts() {
  const folder = path.join(path.dirname(resolve("@fontsource/roboto/package.json")), "files");
  const names = FONT_SUBSETS.flatMap((subset) => FONT_WEIGHTS.map((weight) => `roboto-${subset}-${weight}-normal.woff2`));
  await mkdir(path.join(target, "fonts"));
  await Promise.all(names.map((name) => cp(path.join(folder, name), path.join(target, "fonts", name))));
}

async function build() {
  const started = performance.now();
  await rm(target, { force: true, recursive: true });
  await mkdir(target);
  await Promise.all([
    buildStyles("portal"),
    buildStyles("formats-admin"),
    buildScripts(),
    copyFonts(),
    cp(path.join(source, "images"), target, { recursive: true }),
  ]);
  console.log(`Front end built into ${path.relative(root, target)}/ in ${Math.round(performance.now() - started)} ms`);
}

await build();
if (process.argv.includes("--watch")) {
  for await (const { filename } of watch(source, { recursive: true })) {
    if (!filename || filename.startsWith("tests")) continue;
    await build().catch((error) => console.error(error.message));
  }
}
