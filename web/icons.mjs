// Makes one SVG sprite of the icons that the screens use, from the package @tabler/icons (MIT).
// Usage: node web/icons.mjs TARGET. A name that the package lacks stops the build.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "..", "node_modules", "@tabler", "icons", "icons", "outline");
const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map(name => name.trim()).filter(name => name);

const symbols = names.map(name => {
    const svg = readFileSync(join(source, `${name}.svg`), "utf8");
    const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    const visible = shapes.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${visible}</symbol>`;
});

const target = process.argv[2];
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
