// 查无发票诊断: a chosen or pasted file is asked about at once; several pasted lines go to the list.
const input = document.getElementById("dq");
const file = document.getElementById("df");

file?.addEventListener("change", () => {
    if (file.files.length > 0) {
        file.form.requestSubmit();
    }
});

document.addEventListener("paste", event => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length > 0) {
        const bag = new DataTransfer();
        bag.items.add(pasted[0]);
        file.files = bag.files;
        file.form.requestSubmit();
        event.preventDefault();
        return;
    }
    const text = event.clipboardData.getData("text");
    if (event.target === input && text.trim().includes("\n")) {
        const list = document.getElementById("dn");
        list.closest("details").open = true;
        list.value = text;
        list.focus();
        event.preventDefault();
    }
});

// An export leaves the page where it is, so its form may be sent again.
for (const form of document.querySelectorAll("form[data-many-times]")) {
    form.addEventListener("submit", () => setTimeout(() => delete form.dataset.sent));
}
