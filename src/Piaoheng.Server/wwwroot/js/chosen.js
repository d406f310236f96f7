// Selection in a list: count and sums of what is chosen, kept exact in 分.
const list = document.querySelector("[data-rows]");
const bar = document.getElementById("chosen");

function boxes() {
    return [...list.querySelectorAll("tbody input[type=checkbox]")];
}

function yuan(fen) {
    const sign = fen < 0n ? "−" : "";
    const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
    return `${sign}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}

function show() {
    const rows = boxes().filter(box => box.checked).map(box => box.closest("tr"));
    for (const row of list.querySelectorAll("tbody tr")) {
        row.classList.toggle("chosen", rows.includes(row));
    }
    bar.hidden = rows.length === 0;
    document.getElementById("chosen-room").hidden = bar.hidden;
    document.getElementById("chosen-count").textContent = rows.length;
    document.getElementById("chosen-total").textContent = yuan(rows.reduce((sum, row) => sum + BigInt(row.dataset.total || 0), 0n));
    document.getElementById("chosen-tax").textContent = yuan(rows.reduce((sum, row) => sum + BigInt(row.dataset.tax || 0), 0n));
    const address = new URL(bar.dataset.export, location.href);
    address.search = location.search;
    address.searchParams.set("ids", rows.map(row => row.dataset.id).join(","));
    document.getElementById("chosen-export").href = address.href;
    const all = document.getElementById("choose-all");
    all.checked = rows.length > 0 && rows.length === boxes().length;
    all.indeterminate = rows.length > 0 && !all.checked;
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
    // The browser may have kept the boxes over a step back.
    addEventListener("pageshow", show);
}
