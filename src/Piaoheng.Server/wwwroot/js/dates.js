// A calendar in the language of the page on every <input data-date>; typing 2026-10-01 works as well.
const main = document.querySelector("main");

function start(root) {
    for (const input of root.querySelectorAll("input[data-date]")) {
        window.flatpickr(input, { locale: document.documentElement.lang === "en" ? "default" : "zh", dateFormat: "Y-m-d", allowInput: true, disableMobile: true, appendTo: main });
    }
}

start(document);
document.body.addEventListener("htmx:load", event => start(event.detail.elt));
