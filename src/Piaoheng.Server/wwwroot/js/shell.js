// What every page has: messages, keys, theme switch, menus, and the settings of htmx.
import { startKeys } from "./keys.js";
import { say, token } from "./page.js";
import { spoken } from "./spoken.js";

const themes = [null, "light", "dark"];
const themeWords = { light: spoken("浅色"), dark: spoken("深色") };

function startTheme() {
    document.getElementById("theme").addEventListener("click", () => {
        const now = localStorage.getItem("piaoheng-theme");
        const next = themes[(themes.indexOf(now) + 1) % themes.length];
        if (next) {
            localStorage.setItem("piaoheng-theme", next);
        } else {
            localStorage.removeItem("piaoheng-theme");
        }
        window.piaohengShowTheme();
        say(next ? themeWords[next] : spoken("明暗跟随系统"));
    });
}

function startMenus() {
    // One menu open at a time; a click elsewhere or Esc closes it.
    document.addEventListener("click", event => {
        for (const menu of document.querySelectorAll("details.menu[open]")) {
            if (!menu.contains(event.target)) {
                menu.open = false;
            }
        }
    });
    document.addEventListener("keydown", event => {
        const menu = event.key === "Escape" ? event.target.closest?.("details.menu[open]") : null;
        if (menu) {
            menu.open = false;
            menu.querySelector("summary").focus();
            event.stopPropagation();
        }
    }, true);
}

function startRequests() {
    document.body.addEventListener("htmx:configRequest", event => {
        if (event.detail.verb !== "get") {
            event.detail.headers["X-Piaoheng-Token"] = token();
        }
    });
    document.body.addEventListener("htmx:responseError", event => {
        const answer = event.detail.xhr;
        const isSentence = answer.getResponseHeader("Content-Type")?.startsWith("text/plain");
        say(isSentence ? answer.responseText : spoken("没有完成，请刷新页面后再试一次。"), true);
    });
    document.body.addEventListener("htmx:sendError", () => say(spoken("连不上票衡程序。确认程序仍在运行，再试一次；已填内容仍在页面上。"), true));
    document.body.addEventListener("say", event => say(event.detail.value));
}

function startCopying() {
    document.addEventListener("click", async event => {
        const button = event.target.closest("[data-copy]");
        if (button) {
            await navigator.clipboard.writeText(button.dataset.copy);
            say(spoken("已复制{0}", button.dataset.copied ?? ` ${button.dataset.copy}`));
        }
    });
}

function startSubmits() {
    // A form that changes something is sent once, however often its button is pressed.
    document.addEventListener("submit", event => {
        const form = event.target;
        if (form.method !== "post" || event.defaultPrevented) {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = "yes";
    });
    window.addEventListener("pageshow", () => {
        for (const form of document.querySelectorAll("form[data-sent]")) {
            delete form.dataset.sent;
        }
    });
    document.addEventListener("click", event => {
        if (event.target.closest("[data-print]")) {
            window.print();
        }
    });
}

// A cut text says all of itself where the pointer rests on it.
function startTitles() {
    document.addEventListener("mouseover", event => {
        const cut = event.target.closest?.("td, th, .ell");
        if (cut && !cut.title && cut.scrollWidth > cut.clientWidth) {
            cut.title = cut.innerText.replace(/\s+/g, " ").trim();
        }
    });
}

// What the last page left to say goes by itself, like every message that is no refusal.
setTimeout(() => document.querySelector("#say .toast-line:not(.wrong)")?.remove(), 6000);
startTheme();
startMenus();
startRequests();
startSubmits();
startCopying();
startTitles();
startKeys();
