// Reads every .pgm of a folder with zxing-wasm and jsQR and prints what each found and the processor time it took, one JSON line a picture.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const jsQR = require("jsqr");
const { readBarcodes, prepareZXingModule } = require("zxing-wasm/reader");
const wasm = new URL("./node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url);
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

function picture(path) {
    const bytes = readFileSync(path);
    const [head, width, height] = /^P5\n(\d+) (\d+)\n255\n/.exec(bytes.subarray(0, 40).toString("latin1"));
    const grey = bytes.subarray(head.length);
    const data = new Uint8ClampedArray(grey.length * 4).fill(255);
    for (let i = 0; i < grey.length; i++) data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = grey[i];
    return { data, width: Number(width), height: Number(height) };
}

async function timed(read) {
    const start = process.cpuUsage();
    const texts = await read();
    const used = process.cpuUsage(start);
    return { texts, milliseconds: (used.user + used.system) / 1000 };
}

const readers = {
    zxing: async (image) =>
        (await readBarcodes(image, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 16 })).filter((code) => code.isValid).map((code) => code.text),
    jsqr: async (image) => [jsQR(image.data, image.width, image.height)?.data].filter(Boolean),
};

const folder = process.argv[2];
const names = readdirSync(folder).filter((name) => name.endsWith(".pgm")).sort();
for (const read of Object.values(readers)) for (let round = 0; round < 3; round++) await read(picture(join(folder, names[0])));
for (const name of names) {
    const image = picture(join(folder, name));
    const found = { name };
    for (const [reader, read] of Object.entries(readers)) found[reader] = await timed(() => read(image));
    console.log(JSON.stringify(found));
}
