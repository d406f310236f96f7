// What scripts of pages use of the page. Nothing starts by itself here: what a page loads by a tag of its own must never be imported
// too, since the address of the tag carries a hash, and the script would run a second time.

/** Shows a sentence and has it read aloud. Wrong ones stay until the next. */
export function say(sentence, wrong = false) {
    const place = document.getElementById("say");
    const line = document.createElement("p");
    line.className = wrong ? "toast-line wrong" : "toast-line";
    line.textContent = sentence;
    place.replaceChildren(line);
    if (!wrong) {
        setTimeout(() => line.remove(), 6000);
    }
}

/** The token that every request that writes must carry. */
export function token() {
    return document.querySelector('meta[name="piaoheng-token"]').content;
}
