// The grid of a list: a further sort column with Shift, the order of the columns in their menu, widths by the edge of a heading.
import { token } from "./page.js";

document.addEventListener("click", event => {
    const heading = event.target.closest("th a[data-also]");
    if (heading && event.shiftKey) {
        event.preventDefault();
        location.assign(heading.dataset.also);
        return;
    }
    const button = event.target.closest("[data-columns] [data-move]");
    if (button) {
        const item = button.closest("li");
        const other = button.dataset.move === "up" ? item.previousElementSibling : item.nextElementSibling;
        if (other) {
            button.dataset.move === "up" ? other.before(item) : other.after(item);
            button.focus();
        }
    }
});

const keyStep = 8;

function setWidth(edge, width) {
    const wanted = Math.min(Number(edge.ariaValueMax), Math.max(Number(edge.ariaValueMin), Math.round(width)));
    edge.parentElement.setAttribute("width", wanted);
    edge.setAttribute("aria-valuenow", wanted);
}

// Where the address states the columns, it states their widths too; else they are kept for the person.
async function keepWidth(edge) {
    const { widthOf: column } = edge.dataset;
    const width = edge.getAttribute("aria-valuenow");
    const address = new URL(location.href);
    const stated = address.searchParams.get("columns");
    if (stated) {
        address.searchParams.set("columns", stated.split(",").map(each => each.split(":")[0] === column ? `${column}:${width}` : each).join(","));
        history.replaceState(history.state, "", address);
        return;
    }
    await fetch(`${location.pathname}?handler=Width`, {
        method: "POST",
        headers: { "X-Piaoheng-Token": token() },
        body: new URLSearchParams({ column, width }),
        keepalive: true,
    });
}

for (const edge of document.querySelectorAll("[data-width-of]")) {
    const now = () => edge.parentElement.getBoundingClientRect().width;
    let drawn = false;
    edge.setAttribute("aria-valuenow", Math.round(now()));
    edge.addEventListener("pointerdown", down => {
        down.preventDefault();
        edge.focus();
        edge.setPointerCapture(down.pointerId);
        const before = now();
        const move = event => {
            drawn = true;
            setWidth(edge, before + event.clientX - down.clientX);
        };
        edge.addEventListener("pointermove", move);
        edge.addEventListener("lostpointercapture", () => {
            edge.removeEventListener("pointermove", move);
            settle();
        }, { once: true });
    });
    edge.addEventListener("keydown", event => {
        const step = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
        if (step) {
            event.preventDefault();
            event.stopPropagation();
            drawn = true;
            setWidth(edge, now() + step);
        }
    });
    edge.addEventListener("keyup", settle);
    edge.addEventListener("blur", settle);

    function settle() {
        if (drawn) {
            drawn = false;
            keepWidth(edge);
        }
    }
}
