// Shows an XML original as indented text. It is taken apart as text and never parsed: nothing in it can run or be fetched.
import { spoken } from "./spoken.js";
const place = document.querySelector("[data-xml]");
const mostBytes = 2 * 1024 * 1024;
const step = "  ";

function textOf(bytes) {
    const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
    const declared = /encoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1] ?? "utf-8";
    try {
        return new TextDecoder(declared).decode(bytes);
    } catch {
        return new TextDecoder().decode(bytes);
    }
}

function indented(text) {
    const lines = [];
    let depth = 0;
    let open = null;
    for (const [piece] of text.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g)) {
        const isClosing = piece.startsWith("</");
        const isOpening = /^<[^/!?]/.test(piece) && !piece.endsWith("/>");
        if (isClosing) {
            depth = Math.max(0, depth - 1);
        }
        if (isClosing && open !== null) {
            // An element with text only stays on one line.
            lines[open] += piece;
        } else if (!piece.startsWith("<") && open !== null) {
            lines[open] += piece.trim();
            continue;
        } else if (piece.trim()) {
            lines.push(step.repeat(depth) + piece.trim());
        } else {
            continue;
        }
        open = isOpening ? lines.length - 1 : null;
        depth += isOpening ? 1 : 0;
    }
    return lines.join("\n");
}

async function show() {
    const answer = await fetch(place.dataset.xml);
    if (!answer.ok) {
        place.textContent = spoken("原件无法在此显示，请下载查看。");
        return;
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    place.textContent = indented(textOf(bytes.subarray(0, mostBytes)));
    if (bytes.length > mostBytes) {
        place.textContent += "\n" + spoken("…… 文件较大，这里只显示前 2 MB，其余请下载查看。");
    }
}

await show();
