// 录入表: rows of lines by keyboard, parties filled in, sums taken over. What is right and wrong the server says.
import { spoken } from "./spoken.js";
const root = document.getElementById("main");

function form() {
    return document.getElementById("entry-form");
}

function changed(element) {
    element.dispatchEvent(new Event("input", { bubbles: true }));
}

function number(body) {
    for (const [at, row] of [...body.rows].entries()) {
        for (const element of row.querySelectorAll("input")) {
            element.setAttribute("aria-label", element.getAttribute("aria-label").replace(/\d+/, at + 1));
        }
        row.querySelector(".visually-hidden").textContent = spoken("去掉第 {0} 行", at + 1);
    }
    form().dispatchEvent(new CustomEvent("piaoheng:lines", { bubbles: true }));
}

function add(after) {
    const body = document.querySelector("#lines tbody");
    const row = body.rows[0].cloneNode(true);
    for (const element of row.querySelectorAll("input")) {
        element.value = "";
        element.removeAttribute("aria-invalid");
    }
    (after ?? body.rows[body.rows.length - 1]).after(row);
    number(body);
    return row;
}

function remove(row) {
    const body = row.parentElement;
    const near = row.nextElementSibling ?? row.previousElementSibling;
    if (!near) {
        row.querySelectorAll("input").forEach(element => { element.value = ""; });
        row.querySelector("input").focus();
    } else {
        row.remove();
        near.querySelector("input").focus();
    }
    number(body);
}

function nextField(from) {
    const all = [...form().querySelectorAll("input:not([type=hidden]), select, textarea, #hand-in")];
    all[all.indexOf(from) + 1]?.focus();
}

root.addEventListener("keydown", event => {
    const element = event.target;
    if (!form()?.contains(element) || event.isComposing) {
        return;
    }
    const row = element.closest("#lines tbody tr");
    if (event.key === "Enter" && event.ctrlKey) {
        event.preventDefault();
        form().requestSubmit();
    } else if (row && event.altKey && event.key === "ArrowDown") {
        event.preventDefault();
        add(row).querySelector("input").focus();
    } else if (row && event.altKey && event.key === "ArrowUp") {
        event.preventDefault();
        remove(row);
    } else if (event.key === "Enter" && element.matches("input:not([type=checkbox]), select")) {
        event.preventDefault();
        if (row) {
            const at = [...row.querySelectorAll("input")].indexOf(element);
            // Down the column where there is a row; a new row begins at its first cell.
            const next = row.nextElementSibling;
            (next ?? add(row)).querySelectorAll("input")[next ? Math.max(at, 0) : 0].focus();
        } else {
            nextField(element);
        }
    }
});

root.addEventListener("click", event => {
    const fill = event.target.closest("[data-fill]");
    const us = event.target.closest("[data-us]");
    if (fill) {
        const place = document.getElementById(fill.dataset.fill);
        place.value = fill.dataset.value;
        changed(place);
        place.focus();
    } else if (us) {
        put(us.dataset.us, us.dataset.name, us.dataset.taxId);
    } else if (event.target.closest("[data-add-line]")) {
        add().querySelector("input").focus();
    } else if (event.target.closest("[data-remove-line]")) {
        remove(event.target.closest("tr"));
    }
});

function put(party, name, taxId) {
    const nameField = document.getElementById(`f-${party}Name`);
    nameField.value = name;
    document.getElementById(`f-${party}TaxId`).value = taxId ?? "";
    changed(nameField);
}

// Names and numbers of our own parties, asked for as they are typed.
let asked = 0;
root.addEventListener("input", async event => {
    const element = event.target;
    if (!element.dataset?.party) {
        return;
    }
    const chosen = [...document.querySelectorAll("#own-parties option")].find(option => option.value === element.value);
    const party = element.id.startsWith("f-seller") ? "seller" : "buyer";
    if (chosen) {
        const other = document.getElementById(element.dataset.party === "name" ? `f-${party}TaxId` : `f-${party}Name`);
        if (other.value === "" || other.dataset.filled) {
            other.value = element.dataset.party === "name" ? chosen.dataset.taxId : chosen.dataset.name;
            other.dataset.filled = "true";
            changed(other);
        }
        return;
    }
    const mine = ++asked;
    const text = element.value.trim();
    if (text.length < 2) {
        return;
    }
    const answer = await fetch(`${location.pathname}?handler=Parties&q=${encodeURIComponent(text)}`);
    if (answer.ok && mine === asked) {
        const options = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("own-parties");
        document.getElementById("own-parties").replaceChildren(...options.children);
    }
});
