// Selection in a list: count and sums of what is chosen, kept exact in 分, and what can be done with it, after a look at it.
const list = document.querySelector("[data-rows]");
const bar = document.getElementById("chosen");
const preview = document.getElementById("chosen-preview");

function boxes() {
    return [...list.querySelectorAll("tbody input[type=checkbox]")];
}

function chosen() {
    return boxes().filter(box => box.checked).map(box => box.closest("tr"));
}

function yuan(fen) {
    const sign = fen < 0n ? "−" : "";
    const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
    return `${sign}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}

function sum(rows, what) {
    return yuan(rows.reduce((all, row) => all + BigInt(row.dataset[what] || 0), 0n));
}

// Not there for whoever may not see amounts.
function fill(place, text) {
    if (place) {
        place.textContent = text;
    }
}

function show() {
    const rows = chosen();
    for (const row of list.querySelectorAll("tbody tr")) {
        row.classList.toggle("chosen", rows.includes(row));
    }
    bar.hidden = rows.length === 0;
    document.getElementById("chosen-room").hidden = bar.hidden;
    document.getElementById("chosen-count").textContent = rows.length;
    fill(document.getElementById("chosen-total"), sum(rows, "total"));
    fill(document.getElementById("chosen-tax"), sum(rows, "tax"));
    const diagnose = document.getElementById("chosen-diagnose");
    diagnose.hidden = rows.length !== 1;
    diagnose.href = `${bar.dataset.diagnose}?q=${encodeURIComponent(rows[0]?.dataset.number ?? "")}`;
    const all = document.getElementById("choose-all");
    all.checked = rows.length > 0 && rows.length === boxes().length;
    all.indeterminate = rows.length > 0 && !all.checked;
}

function address(format) {
    const url = new URL(bar.dataset.export, location.href);
    url.searchParams.set("ids", chosen().map(row => row.dataset.id).join(","));
    url.searchParams.set("format", format);
    return url.href;
}

function look() {
    const rows = chosen();
    preview.querySelector("[data-count]").textContent = rows.length;
    fill(preview.querySelector("[data-total]"), sum(rows, "total"));
    preview.querySelector("tbody").replaceChildren(...rows.map(row => {
        const line = document.createElement("tr");
        for (const text of [row.dataset.number, row.dataset.party || "—", row.dataset.total ? yuan(BigInt(row.dataset.total)) : "—"]) {
            line.insertCell().textContent = text;
        }
        line.lastElementChild.className = "r";
        return line;
    }));
    document.getElementById("chosen-xlsx").href = address("xlsx");
    document.getElementById("chosen-csv").href = address("csv");
    preview.showModal();
}

function printChosen() {
    // Totals on paper are those of the filtered set, so they go with the rows that are not chosen.
    list.classList.add("only-chosen");
    addEventListener("afterprint", () => list.classList.remove("only-chosen"), { once: true });
    print();
}

if (list && bar) {
    list.addEventListener("change", event => {
        if (event.target.id === "choose-all") {
            boxes().forEach(box => { box.checked = event.target.checked; });
        }
        show();
    });
    document.getElementById("chosen-none").addEventListener("click", () => {
        boxes().forEach(box => { box.checked = false; });
        show();
    });
    // Only for whoever may export.
    document.getElementById("chosen-look")?.addEventListener("click", look);
    document.getElementById("chosen-print").addEventListener("click", printChosen);
    preview?.addEventListener("click", event => {
        if (event.target.closest("a[download]")) {
            preview.close();
        }
    });
    // The browser may have kept the boxes over a step back; another page of the list has boxes of its own.
    addEventListener("pageshow", show);
    document.body.addEventListener("htmx:afterSettle", show);
}
