// A scanner gun types the text of a code and Enter, faster than the server answers: what it typed leaves the field at once
// and waits in line. A line that could not be sent stays on the page with a button; nothing scanned is dropped.
import { token } from "./page.js";
import { spoken } from "./spoken.js";

const form = document.getElementById("scan");
const field = document.getElementById("scan-text");
const results = document.getElementById("scan-results");
const line = [];
let batch = form.dataset.batch || null;
let busy = false;

function text(kind, words) {
    const part = document.createElement(kind);
    part.textContent = words;
    return part;
}

function show(row, outcome, word, what, why) {
    row.dataset.outcome = outcome;
    row.replaceChildren(text("b", word), what, text("span", why));
}

function failed(job, why) {
    show(job.row, "refused", spoken("没有收下"), text("span", job.text), why);
    const again = text("button", spoken("再送一次"));
    again.type = "button";
    again.className = "link";
    again.addEventListener("click", () => add(job));
    job.row.append(again);
}

function took(job, answer) {
    batch = answer.batch;
    const file = answer.files[0];
    const page = text("a", file.file.replace(/\.txt$/, ""));
    page.href = file.page ?? answer.page;
    show(job.row, file.outcome, file.outcomeText, page, file.reasons.map(reason => reason.text).join(spoken("；")));
}

async function send(job) {
    const address = batch ? `${form.action}?batch=${batch}` : form.action;
    try {
        const answer = await fetch(address, {
            method: "POST",
            headers: { "Content-Type": "application/json", "X-Piaoheng-Token": token() },
            body: JSON.stringify({ texts: [job.text] }),
        });
        const said = await answer.json();
        if (said.files?.[0]?.item) {
            took(job, said);
        } else {
            failed(job, said.message ?? said.files?.[0]?.reasons[0]?.text ?? spoken("再送一次。"));
        }
    } catch {
        failed(job, spoken("连接中断，没有送到。"));
    }
}

async function add(job) {
    show(job.row, "reading", spoken("读取中"), text("span", job.text), "");
    line.push(job);
    if (busy) {
        return;
    }
    busy = true;
    while (line.length > 0) {
        await send(line.shift());
    }
    busy = false;
}

form.addEventListener("submit", event => {
    event.preventDefault();
    const lines = field.value.split("\n").map(scanned => scanned.trim()).filter(scanned => scanned.length > 0);
    field.value = "";
    field.focus();
    for (const scanned of lines) {
        const row = document.createElement("li");
        results.prepend(row);
        add({ text: scanned, row });
    }
});
field.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
    }
});
// Text that is pasted anywhere else on the page is meant for here: the page takes no other text.
document.addEventListener("paste", event => {
    const pasted = event.clipboardData?.getData("text/plain").trim() ?? "";
    if (event.clipboardData.files.length > 0 || pasted.length === 0 || event.target.closest("input, textarea")) {
        return;
    }
    event.preventDefault();
    field.value = pasted;
    form.requestSubmit();
});
addEventListener("beforeunload", event => {
    if (busy || results.querySelector("li[data-outcome=refused]")) {
        event.preventDefault();
    }
});
