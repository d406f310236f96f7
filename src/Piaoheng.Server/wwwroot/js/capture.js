// 拍照收票: looks for QR codes in the picture of the camera, takes photographs, keeps both on the device and sends them in turn.
// An entry leaves the device only after the server answered that it has it; a lost answer is asked again under the same key.
import { drop, keep, waiting } from "./capture-store.js";
import { say, token } from "./page.js";
import { spoken } from "./spoken.js";

const place = document.getElementById("capture");
const video = document.getElementById("video");
const list = document.getElementById("captures");
const taxpayer = place.dataset.taxpayer;
const lookEvery = 200;
const lookWidth = 720;
const retryEvery = 15000;
// Standard codes begin with 01 and the kind, those of the provinces with their 10 or 12 digits.
const invoiceCode = /^(01,\d{2},|\d{10,12},\d{8},)/;
const rows = new Map();
const seen = new Set();
let stream = null;
let timer = null;
let sending = false;
let isMore = false;

function part(id) {
    return document.getElementById(id);
}

function text(kind, words, name) {
    const made = document.createElement(kind);
    made.textContent = words;
    made.className = name ?? "";
    return made;
}

function nameOf(code) {
    const fields = code.split(",");
    return fields[0] === "01" ? spoken("发票 {0}{1}", fields[2], fields[3]) : spoken("发票 {0}{1}", fields[0], fields[1]);
}

function count() {
    const left = [...rows.values()].filter(row => row.dataset.outcome === "waiting").length;
    part("nothing").hidden = rows.size > 0;
    part("queue-count").textContent = left > 0 ? spoken("{0} 张等待送出", left) : rows.size > 0 ? spoken("全部送到") : "";
}

function rowOf(entry) {
    const known = rows.get(entry.key);
    if (known) {
        return known;
    }
    const row = document.createElement("li");
    if (entry.photo) {
        const image = document.createElement("img");
        image.alt = "";
        image.src = URL.createObjectURL(entry.photo);
        image.addEventListener("load", () => URL.revokeObjectURL(image.src));
        row.append(image);
    } else {
        row.append(text("span", spoken("二维码"), "code"));
    }
    row.append(text("span", entry.name, "what"), document.createElement("b"), text("span", "", "why"));
    rows.set(entry.key, row);
    list.prepend(row);
    return row;
}

function show(entry, outcome, word, why) {
    const row = rowOf(entry);
    row.dataset.outcome = outcome;
    row.querySelector("b").textContent = word;
    row.querySelector(".why").textContent = why;
    count();
}

function link(entry, file) {
    if (file.page) {
        const page = text("a", entry.name, "what");
        page.href = file.page;
        rowOf(entry).querySelector(".what").replaceWith(page);
    }
}

async function answered(entry, answer) {
    const said = await answer.json();
    const file = said.files?.[0];
    if (!file?.item) {
        const why = file?.reasons?.[0]?.text ?? said.message ?? spoken("没有收下。");
        show(entry, "refused", spoken("没有收下"), why);
        offerToDrop(entry);
        return;
    }
    await drop(entry.key);
    show(entry, file.outcome, file.outcomeText, file.reasons.map(reason => reason.text).join(spoken("；")));
    link(entry, file);
}

// What the server will never take can only be dropped by the person who took it.
function offerToDrop(entry) {
    const row = rowOf(entry);
    if (row.querySelector("button")) {
        return;
    }
    const button = text("button", spoken("不要了"), "link");
    button.type = "button";
    button.addEventListener("click", async () => {
        await drop(entry.key);
        rows.delete(entry.key);
        row.remove();
        count();
    });
    row.append(button);
}

function post(entry) {
    const headers = { "X-Piaoheng-Token": token() };
    if (entry.photo) {
        const asked = new URLSearchParams({ taxpayer, name: entry.name, wait: "20" });
        return fetch(`${place.dataset.photos}?${asked}`, {
            method: "POST",
            headers: { ...headers, "Content-Type": entry.photo.type || "image/jpeg", "Idempotency-Key": entry.key },
            body: entry.photo,
        });
    }
    return fetch(place.dataset.codes, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify({ texts: [entry.code] }),
    });
}

async function send(entry) {
    show(entry, "waiting", spoken("正在送出"), "");
    let answer;
    try {
        answer = await post(entry);
    } catch {
        show(entry, "waiting", spoken("等待联网"), spoken("已存在本机，联网后自动补送。"));
        return false;
    }
    const isAnswer = answer.headers.get("Content-Type")?.includes("json") && !answer.redirected;
    if (!isAnswer || answer.status >= 500 || answer.status === 401) {
        show(entry, "waiting", spoken("等待补送"), answer.status >= 500 ? spoken("服务器暂时没有收下，稍后自动再送。") : spoken("登录已过期：重新登录后自动补送。"));
        return false;
    }
    await answered(entry, answer);
    return true;
}

// What is taken while others are being sent goes out in the next round, not only at the next try.
async function sendAll() {
    isMore = true;
    if (sending) {
        return;
    }
    sending = true;
    try {
        while (isMore) {
            isMore = false;
            for (const entry of await waiting(taxpayer)) {
                if (rows.get(entry.key)?.dataset.outcome !== "refused" && !await send(entry)) {
                    return;
                }
            }
        }
    } finally {
        sending = false;
    }
}

async function take(entry) {
    const whole = { ...entry, key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`, taxpayer, at: Date.now() };
    try {
        await keep(whole);
    } catch {
        say(spoken("本机存储空间不足，这一张没有留住；请先联网送出其余的，再拍一次。"), true);
        return;
    }
    show(whole, "waiting", spoken("等待送出"), "");
    await sendAll();
}

function pictureOf(width) {
    const scale = Math.min(1, width / video.videoWidth);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d", { willReadFrequently: true }).drawImage(video, 0, 0, canvas.width, canvas.height);
    return canvas;
}

async function look() {
    if (video.videoWidth === 0) {
        return;
    }
    const canvas = pictureOf(lookWidth);
    const picture = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const code = window.jsQR(picture.data, picture.width, picture.height, { inversionAttempts: "dontInvert" })?.data?.trim();
    if (!code || seen.has(code)) {
        return;
    }
    seen.add(code);
    if (!invoiceCode.test(code)) {
        say(spoken("这个二维码不是发票二维码，没有录入；请对准发票左上角的二维码，或拍下整张。"));
        return;
    }
    navigator.vibrate?.(60);
    say(spoken("已识别：{0}", nameOf(code)));
    await take({ code, name: nameOf(code) });
}

function problem(words) {
    part("camera-problem").textContent = words;
    part("camera-problem").hidden = false;
}

function showCamera(isOpen) {
    part("view").hidden = !isOpen;
    part("shoot").hidden = !isOpen;
    part("close").hidden = !isOpen;
    part("open").hidden = isOpen;
}

async function open() {
    if (!navigator.mediaDevices?.getUserMedia) {
        problem(spoken("浏览器只在 https 或本机地址下允许打开摄像头；请改用“用相机或相册选图片”。"));
        return;
    }
    try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false });
    } catch {
        problem(spoken("没有打开摄像头：没有授权或没有摄像头。可在浏览器设置里允许后再试，或改用“用相机或相册选图片”。"));
        return;
    }
    part("camera-problem").hidden = true;
    video.srcObject = stream;
    await video.play();
    showCamera(true);
    timer = setInterval(look, lookEvery);
}

function close() {
    clearInterval(timer);
    stream?.getTracks().forEach(track => track.stop());
    stream = null;
    video.srcObject = null;
    showCamera(false);
}

function moment() {
    const now = new Date();
    const two = number => String(number).padStart(2, "0");
    return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

part("open").addEventListener("click", open);
part("close").addEventListener("click", close);
part("shoot").addEventListener("click", () =>
    pictureOf(Infinity).toBlob(photo => take({ photo, name: `拍照 ${moment()}.jpg` }), "image/jpeg", 0.92));
part("pick").addEventListener("click", () => part("photos").click());
part("photos").addEventListener("change", async event => {
    const files = [...event.target.files];
    event.target.value = "";
    for (const [index, photo] of files.entries()) {
        await take({ photo, name: photo.name || `拍照 ${moment()}-${index + 1}.jpg` });
    }
});
addEventListener("online", sendAll);
addEventListener("pagehide", close);
document.addEventListener("visibilitychange", () => document.hidden && stream && close());
setInterval(sendAll, retryEvery);
for (const entry of await waiting(taxpayer)) {
    show(entry, "waiting", spoken("等待送出"), "");
}
count();
await sendAll();
