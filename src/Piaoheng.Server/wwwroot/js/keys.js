// Keys. Declared in the page: data-key="I" data-key-label="导入" on a link, button or input; data-rows on a list.
// Single letters work only outside inputs and can be switched off (WCAG 2.1.4); Enter, Esc and arrows always work.
import { spoken } from "./spoken.js";

const storeName = "piaoheng-keys";
const rowKeys = [["J", spoken("下一行")], ["K", spoken("上一行")], ["Enter", spoken("打开当前行")]];

function isOn() {
    return (localStorage.getItem(storeName) ?? document.documentElement.dataset.keys) !== "off";
}

function isTyping(element) {
    return element.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;
}

function isVisible(element) {
    return element.checkVisibility?.() ?? true;
}

function declared(key) {
    const wanted = key.toUpperCase();
    const found = [...document.querySelectorAll("[data-key]")].filter(element => element.dataset.key.toUpperCase() === wanted && isVisible(element));
    // What the page itself offers goes before the navigation.
    return found.find(element => element.closest("main")) ?? found[0];
}

function use(element) {
    if (element.matches("input, textarea, select")) {
        element.focus();
        element.select?.();
    } else if (element.matches("summary")) {
        element.parentElement.open = true;
        element.parentElement.querySelector("input:not([type=hidden]), select, a, button")?.focus();
    } else {
        element.click();
    }
}

function rowsOf(list) {
    return [...list.querySelectorAll("tbody > tr[data-row]")];
}

/** Makes a row the current one: marked, in view, and told to the page. */
export function goTo(list, row) {
    for (const other of list.querySelectorAll("tr.here")) {
        other.classList.remove("here");
        other.removeAttribute("aria-current");
    }
    row.classList.add("here");
    row.setAttribute("aria-current", "true");
    row.querySelector("a, button")?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    row.dispatchEvent(new CustomEvent("piaoheng:row", { bubbles: true }));
}

function move(list, step) {
    const rows = rowsOf(list);
    const now = rows.findIndex(row => row.classList.contains("here"));
    const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + step));
    if (rows[next]) {
        goTo(list, rows[next]);
    }
}

function onRowKey(event, list) {
    const row = list.querySelector("tr.here");
    if (event.key === "j" || event.key === "J") {
        move(list, 1);
    } else if (event.key === "k" || event.key === "K") {
        move(list, -1);
    } else if ((event.key === "x" || event.key === "X") && row?.querySelector("input[type=checkbox]")) {
        row.querySelector("input[type=checkbox]").click();
    } else if (event.key === "Enter" && row && (event.target === document.body || event.target.closest("tr") === row && !event.target.matches("a, button, input"))) {
        row.querySelector("a[data-open], a")?.click();
    } else {
        return false;
    }
    return true;
}

function onArrows(event) {
    const cell = event.target.closest?.("[data-grid] td, [data-grid] th");
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (cell && steps[event.key]) {
        const table = cell.closest("[data-grid]");
        const rows = [...table.rows].filter(row => row.querySelector("td a"));
        const [down, right] = steps[event.key];
        const cells = row => [...row.querySelectorAll("td a")];
        const row = cell.closest("tr");
        const column = cells(row).findIndex(link => cell.contains(link));
        const target = cells(rows[rows.indexOf(row) + down] ?? row)[column + right];
        target?.focus();
        return Boolean(target);
    }
    const named = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
    const link = named && !isTyping(event.target) ? document.querySelector(`a[data-step="${named}"]`) : null;
    link?.click();
    return Boolean(link);
}

function showList() {
    const rows = document.getElementById("keys-rows");
    const seen = new Map();
    for (const element of document.querySelectorAll("[data-key-label]:not([data-key-label=\"\"])")) {
        seen.set(element.dataset.key, element.dataset.keyLabel);
    }
    if (document.querySelector("[data-rows]")) {
        rowKeys.forEach(([key, label]) => seen.set(key, label));
        if (document.querySelector("[data-rows] tbody input[type=checkbox]")) {
            seen.set("X", spoken("选择当前行"));
        }
    }
    if (document.querySelector("[data-step]")) {
        seen.set("← →", spoken("上一张、下一张"));
    }
    if (document.querySelector("[data-grid]")) {
        seen.set("↑ ↓ ← →", spoken("在表格中移动"));
    }
    seen.set("Esc", spoken("关闭，取消选择"));
    rows.replaceChildren(...[...seen].map(([key, label]) => {
        const row = document.createElement("tr");
        const keyCell = row.insertCell();
        const mark = document.createElement("kbd");
        mark.textContent = key;
        keyCell.append(mark);
        row.insertCell().textContent = label;
        return row;
    }));
    document.getElementById("keys-on").checked = isOn();
    document.getElementById("keys-list").showModal();
}

function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
        return;
    }
    if (event.key === "Escape" && isTyping(event.target)) {
        event.target.blur();
        return;
    }
    if (document.querySelector("dialog[open]")) {
        return;
    }
    if (onArrows(event)) {
        event.preventDefault();
        return;
    }
    const isLetter = event.key.length === 1;
    if (isTyping(event.target) || (isLetter && !isOn())) {
        return;
    }
    const list = document.querySelector("[data-rows]");
    if (list && onRowKey(event, list)) {
        event.preventDefault();
        return;
    }
    const element = isLetter || event.key === "Escape" ? declared(event.key) : undefined;
    if (element) {
        event.preventDefault();
        use(element);
    }
}

export function startKeys() {
    document.documentElement.classList.toggle("no-keys", !isOn());
    document.addEventListener("keydown", onKey);
    document.getElementById("keys").addEventListener("click", showList);
    document.getElementById("keys-on").addEventListener("change", event => {
        localStorage.setItem(storeName, event.target.checked ? "on" : "off");
        document.documentElement.classList.toggle("no-keys", !event.target.checked);
    });
    document.addEventListener("click", event => {
        const row = event.target.closest?.("[data-rows] tr[data-row]");
        if (row && !event.target.closest("a, button, input, label")) {
            goTo(row.closest("[data-rows]"), row);
        }
    });
}
