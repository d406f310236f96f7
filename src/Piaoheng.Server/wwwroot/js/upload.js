// Sends files to the address in data-upload, each in a request of its own, all into one import.
// What the server has acknowledged is safe: it is read on even when the page is left. What is not sent yet is lost then,
// so the page warns only in that case. What became of the files is shown while the others are still being sent.
import { say, token } from "./page.js";
import { spoken } from "./spoken.js";

const lanes = 2;
const place = document.querySelector("[data-upload]");
const state = { waiting: [], running: new Set(), sent: 0, refused: [], total: 0, bytes: 0, sentBytes: 0, batch: place.dataset.batch || null, starting: null, showing: null };

function part(name) {
    return document.getElementById(name);
}

function address() {
    return state.batch ? `${place.dataset.upload}?batch=${state.batch}` : place.dataset.upload;
}

function join(batch) {
    if (state.batch) {
        return;
    }
    state.batch = batch;
    place.classList.remove("first");
    part("earlier").hidden = false;
    history.replaceState(null, "", `${place.dataset.batchPage}/${batch}`);
}

function showOutcome() {
    // At most once a second, however many small files come in.
    state.showing ??= setTimeout(async () => {
        state.showing = null;
        const address = new URL(location.href);
        address.searchParams.set("handler", "Outcome");
        await window.htmx.ajax("GET", address.pathname + address.search, { target: "#outcome", swap: "outerHTML" });
    }, 1000);
}

async function filesOf(entry, folder) {
    if (entry.isFile) {
        const file = await new Promise((done, failed) => entry.file(done, failed));
        return [{ file, name: folder + file.name }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
        // A folder is given in pieces; an empty piece is its end.
        const entries = await new Promise((done, failed) => reader.readEntries(done, failed));
        if (entries.length === 0) {
            return found;
        }
        for (const inner of entries) {
            found.push(...await filesOf(inner, `${folder}${entry.name}/`));
        }
    }
}

async function dropped(transfer) {
    // Both must be asked before the first wait: the browser empties the list when the event is over.
    const items = [...transfer.items].filter(item => item.kind === "file").map(item => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }));
    const found = [];
    for (const { entry, file } of items) {
        if (entry) {
            found.push(...await filesOf(entry, ""));
        } else if (file) {
            found.push({ file, name: file.name });
        }
    }
    return found;
}

function picked(input) {
    return [...input.files].map(file => ({ file, name: file.webkitRelativePath || file.name }));
}

function show() {
    const left = state.waiting.length + state.running.size;
    part("sending").hidden = state.total === 0 && state.refused.length === 0;
    part("sending-count").textContent = spoken("{0} / {1} 个文件已接收", state.sent, state.total);
    part("sending-left").textContent = left > 0
        ? spoken("还有 {0} 个在传送，传完之前请不要离开本页；已接收的会自行读取。", left)
        : state.refused.length > 0 ? spoken("{0} 个没有接收，原因见下；处理后再放一次即可。", state.refused.length) : spoken("全部接收，可以离开本页。");
    const bar = part("sending-bar");
    bar.max = Math.max(state.bytes, 1);
    bar.value = state.sentBytes + [...state.running].reduce((sum, job) => sum + job.loaded, 0);
    part("sending-stop").hidden = left === 0;
    bar.hidden = left === 0;
    part("sending-refused").replaceChildren(...state.refused.map(job => {
        const line = document.createElement("li");
        line.textContent = spoken("{0}：{1}", job.name, job.why);
        return line;
    }));
}

function sentenceOf(request) {
    try {
        return JSON.parse(request.responseText).message;
    } catch {
        return request.responseText && request.responseText.length < 300 ? request.responseText : spoken("没有接收，请再试一次。");
    }
}

function send(job) {
    return new Promise(done => {
        const request = new XMLHttpRequest();
        job.request = request;
        job.loaded = 0;
        state.running.add(job);
        request.open("POST", address());
        request.setRequestHeader("X-Piaoheng-Token", token());
        request.upload.addEventListener("progress", event => {
            job.loaded = Math.min(event.loaded, job.file.size);
            show();
        });
        request.addEventListener("loadend", () => {
            state.running.delete(job);
            take(job, request);
            show();
            done();
        });
        const form = new FormData();
        form.append("file", job.file, job.name);
        request.send(form);
    });
}

function take(job, request) {
    if (job.stopped) {
        return;
    }
    const answer = request.status === 200 ? JSON.parse(request.responseText) : null;
    const result = answer?.files[0];
    if (answer) {
        join(answer.batch);
        showOutcome();
    }
    if (result?.item) {
        state.sent += 1;
        state.sentBytes += job.file.size;
        return;
    }
    state.total -= 1;
    state.bytes -= job.file.size;
    const why = result?.message ?? (request.status === 0 ? spoken("连接中断，文件没有接收，请再放一次。") : sentenceOf(request));
    state.refused.push({ name: job.name, why });
}

async function lane() {
    while (state.waiting.length > 0) {
        if (!state.batch && state.starting) {
            // The first file opens the batch; the others join it.
            await state.starting;
            continue;
        }
        const sending = send(state.waiting.shift());
        if (!state.batch) {
            state.starting = sending.then(() => { state.starting = null; });
        }
        await sending;
    }
}

async function start(files) {
    const wanted = files.filter(job => job.file.size > 0 && !job.name.split("/").pop().startsWith("."));
    const empty = files.filter(job => job.file.size === 0);
    empty.forEach(job => state.refused.push({ name: job.name, why: spoken("文件是空的。") }));
    if (wanted.length === 0) {
        say(files.length === 0 ? spoken("没有选到文件。") : spoken("选到的文件都是空的或隐藏文件，没有可导入的。"), true);
        show();
        return;
    }
    state.waiting.push(...wanted);
    state.total += wanted.length;
    state.bytes += wanted.reduce((sum, job) => sum + job.file.size, 0);
    show();
    if (state.active) {
        return;
    }
    state.active = true;
    await Promise.all(Array.from({ length: lanes }, lane));
    state.active = false;
    show();
}

function stop() {
    state.total -= state.waiting.length + state.running.size;
    state.bytes -= [...state.waiting, ...state.running].reduce((sum, job) => sum + job.file.size, 0);
    state.waiting.length = 0;
    for (const job of state.running) {
        job.stopped = true;
        job.request.abort();
    }
    say(spoken("已停止其余文件的传送；已接收的不受影响。"));
    show();
}

place.addEventListener("dragover", event => {
    event.preventDefault();
    place.classList.add("over");
});
place.addEventListener("dragleave", () => place.classList.remove("over"));
place.addEventListener("drop", async event => {
    event.preventDefault();
    place.classList.remove("over");
    await start(await dropped(event.dataTransfer));
});
// A picture or file from the clipboard; text is left to the field that has the focus, or to the scanned codes.
document.addEventListener("paste", async event => {
    const files = [...event.clipboardData?.files ?? []];
    if (files.length === 0) {
        return;
    }
    event.preventDefault();
    const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "").replace("T", "-");
    await start(files.map((file, index) => ({ file, name: file.name === "image.png" ? `粘贴的图片 ${moment}-${index + 1}.png` : file.name })));
});
// A file that misses the field must not replace the page.
document.addEventListener("dragover", event => event.preventDefault());
document.addEventListener("drop", event => event.preventDefault());
for (const input of [part("pick-files"), part("pick-folder")]) {
    input.addEventListener("change", async () => {
        const files = picked(input);
        input.value = "";
        await start(files);
    });
}
document.addEventListener("click", event => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
        part(opener.dataset.opens).click();
    }
});
part("sending-stop").addEventListener("click", stop);
addEventListener("beforeunload", event => {
    if (state.waiting.length + state.running.size > 0) {
        event.preventDefault();
    }
});
