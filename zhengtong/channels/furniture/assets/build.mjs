// Builds the styles and scripts of all channels into furniture/static/build (git-ignored).
//
// Each channel may have `assets/entries/*.{scss,js}`; every entry becomes one file of the same
// name. Styles are compiled by sass, scripts bundled by esbuild; nothing is inlined into pages,
// because the content security policy allows neither inline scripts nor inline styles.
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const channels = resolve(here, "../..");
const root = resolve(channels, "../..");
const out = resolve(here, "../static/build");
const watching = process.argv.includes("--watch");

async function entries() {
  const found = [];
  for (const channel of await readdir(channels)) {
    const folder = join(channels, channel, "assets/entries");
    if (!existsSync(folder)) continue;
    for (const file of await readdir(folder)) found.push(join(folder, file));
  }
  return found.sort();
}

async function compileStyles(files) {
  for (const file of files.filter((name) => extname(name) === ".scss")) {
    const { css } = sass.compile(file, {
      style: "compressed",
      loadPaths: [join(root, "node_modules"), join(here, "sass")],
      quietDeps: true,
    });
    await writeFile(join(out, `${basename(file, ".scss")}.css`), css);
  }
}

// Fonts that styles of packages name; the policy allows none inside a style sheet.
const FONTS = ["dmn-js/dist/assets/dmn-font/font/dmn.woff2"];

async function copyFonts() {
  for (const font of FONTS) {
    await copyFile(join(root, "node_modules", font), join(out, basename(font)));
  }
}

const scriptOptions = (files) => ({
  entryPoints: files
    .filter((name) => extname(name) === ".js")
    .map((file) => ({ in: file, out: basename(file, ".js") })),
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none",
  nodePaths: [join(root, "node_modules")],
  logLevel: "warning",
});

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const files = await entries();
await compileStyles(files);
await copyFonts();
if (watching) {
  const context = await esbuild.context(scriptOptions(files));
  await context.watch();
  setInterval(() => compileStyles(files).catch((error) => console.error(error.message)), 2000);
} else {
  await esbuild.build(scriptOptions(files));
}
console.log(`front end: ${files.length} entries -> ${out.slice(root.length + 1)}`);
