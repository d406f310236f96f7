// The grid of a list: a further sort column with Shift, and the order of the columns in their menu.
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
