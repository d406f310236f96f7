// Says in words when the server could not draw an original.
const drawing = document.querySelector("[data-drawing]");

function sayNotDrawn() {
    drawing.hidden = true;
    drawing.nextElementSibling.hidden = false;
}

if (drawing.complete && drawing.naturalWidth === 0) {
    sayNotDrawn();
} else {
    drawing.addEventListener("error", sayNotDrawn);
}
