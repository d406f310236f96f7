// Sends files one after another to the address in data-upload, each as its plain bytes with its name in the query.
// What the server has acknowledged is safe: it is read on even when the page is left. What is not sent yet is lost then,
// so the page warns only in that case.
import { say, token } from "./shell.js";

const lanes = 2;
const place = document.querySelector("[data-upload]");
const state = { waiting: [], running: new Set(), sent: 0, refused: [], total: 0, bytes: 0, sentBytes: 0, batch: place.dataset.batch || null, starting: null };

function part(name) {
    return document.getElementById(name);
}

function address(job) {
    const query = new URLSearchParams({ name: job.name });
    if (state.batch) {
        query.set("batch", state.batch);
    }
    return `${place.dataset.upload}?${query}`;
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
    const entries = [...transfer.items].filter(item => item.kind === "file").map(item => item.webkitGetAsEntry()).filter(entry => entry);
    const found = [];
    for (const entry of entries) {
        found.push(...await filesOf(entry, ""));
    }
    return found;
}

function picked(input) {
    return [...input.files].map(file => ({ file, name: file.webkitRelativePath || file.name }));
}

function show() {
    const left = state.waiting.length + state.running.size;
    part("sending").hidden = left === 0 && state.refused.length === 0;
    part("sending-count").textContent = `${state.sent} / ${state.total} 个文件已接收`;
    part("sending-left").textContent = left > 0
        ? `还有 ${left} 个在传送，传完之前请不要离开本页；已接收的会自行读取。`
        : state.refused.length > 0 ? `${state.refused.length} 个没有接收，见下。` : "全部接收，可以离开本页。";
    const bar = part("sending-bar");
    bar.max = Math.max(state.bytes, 1);
    bar.value = state.sentBytes + [...state.running].reduce((sum, job) => sum + job.loaded, 0);
    part("sending-stop").hidden = left === 0;
    part("sending-refused").replaceChildren(...state.refused.map(job => {
        const line = document.createElement("li");
        line.textContent = `${job.name}：${job.why}`;
        return line;
    }));
}

function sentenceOf(request) {
    try {
        return JSON.parse(request.responseText).message;
    } catch {
        return request.responseText && request.responseText.length < 300 ? request.responseText : "没有接收，请再试一次。";
    }
}

function send(job) {
    return new Promise(done => {
        const request = new XMLHttpRequest();
        job.request = request;
        job.loaded = 0;
        state.running.add(job);
        request.open("POST", address(job));
        request.setRequestHeader("X-Piaoheng-Token", token());
        request.setRequestHeader("Content-Type", "application/octet-stream");
        request.upload.addEventListener("progress", event => {
            job.loaded = event.loaded;
            show();
        });
        request.addEventListener("loadend", () => {
            state.running.delete(job);
            if (request.status >= 200 && request.status < 300) {
                const answer = JSON.parse(request.responseText);
                state.batch ??= answer.batchId;
                state.sent += 1;
                state.sentBytes += job.file.size;
            } else if (!job.stopped) {
                state.bytes -= job.file.size;
                state.refused.push({ name: job.name, why: request.status === 0 ? "连接中断，文件没有接收，请再放一次。" : sentenceOf(request) });
            }
            show();
            done();
        });
        request.send(job.file);
    });
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
    empty.forEach(job => state.refused.push({ name: job.name, why: "文件是空的。" }));
    if (wanted.length === 0) {
        say(files.length === 0 ? "没有选到文件。" : "选到的文件都是空的或隐藏文件，没有可导入的。", true);
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
    if (state.batch && state.refused.length === 0) {
        location.assign(`${place.dataset.batchPage}/${state.batch}`);
    } else if (state.batch) {
        part("sending-open").hidden = false;
        part("sending-open").href = `${place.dataset.batchPage}/${state.batch}`;
    }
}

function stop() {
    state.total -= state.waiting.length + state.running.size;
    state.bytes -= [...state.waiting, ...state.running].reduce((sum, job) => sum + job.file.size, 0);
    state.waiting.length = 0;
    for (const job of state.running) {
        job.stopped = true;
        job.request.abort();
    }
    say("已停止其余文件的传送；已接收的不受影响。");
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
