// Draws a PDF original on canvases, one a page. No wasm: its colour engine is blocked by the content security policy.
import { getDocument, GlobalWorkerOptions } from "../lib/pdfjs/pdf.min.mjs";
import { spoken } from "./spoken.js";

const library = new URL("../lib/pdfjs/", import.meta.url);
const place = document.querySelector("[data-pdf]");
const shownPages = 30;
GlobalWorkerOptions.workerSrc = new URL("pdf.worker.min.mjs", library).href;

async function draw(page, scale) {
    const ratio = window.devicePixelRatio || 1;
    const viewport = page.getViewport({ scale: scale * ratio });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", spoken("原件第 {0} 页", page.pageNumber));
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport }).promise;
    return canvas;
}

async function show(zoom) {
    const loading = getDocument({
        url: place.dataset.pdf,
        cMapUrl: new URL("cmaps/", library).href,
        cMapPacked: true,
        standardFontDataUrl: new URL("standard_fonts/", library).href,
        wasmUrl: new URL("wasm/", library).href,
        useWasm: false,
        isEvalSupported: false,
        enableXfa: false,
        verbosity: 0,
    });
    const file = await loading.promise;
    const width = place.clientWidth - 16;
    const pages = [];
    for (let number = 1; number <= Math.min(file.numPages, shownPages); number++) {
        const page = await file.getPage(number);
        pages.push(await draw(page, zoom * width / page.getViewport({ scale: 1 }).width));
    }
    place.classList.toggle("zoomed", zoom > 1);
    place.replaceChildren(...pages);
    if (file.numPages > shownPages) {
        const rest = document.createElement("p");
        rest.className = "hint";
        rest.textContent = spoken("共 {0} 页，这里显示前 {1} 页；下载原件可看全部。", file.numPages, shownPages);
        place.append(rest);
    }
    await loading.destroy();
}

async function tryShow(zoom) {
    try {
        await show(zoom);
    } catch {
        const line = document.createElement("p");
        line.textContent = spoken("这份 PDF 无法在此显示，请下载原件查看；右侧是读出的内容。");
        place.replaceChildren(line);
    }
}

let zoom = 1;
const button = document.getElementById("zoom");
button?.addEventListener("click", async () => {
    zoom = zoom === 1 ? 1.8 : 1;
    button.setAttribute("aria-pressed", String(zoom > 1));
    await tryShow(zoom);
});
await tryShow(zoom);
