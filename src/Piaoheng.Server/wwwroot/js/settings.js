// What is saved for every browser goes before what this one was switched to.
document.querySelector("[data-look]")?.addEventListener("submit", () => {
    localStorage.removeItem("piaoheng-theme");
    localStorage.removeItem("piaoheng-keys");
});
