// Texts of scripts: written in Chinese, in English by the list of words-en.js where the page is English.
const english = document.documentElement.lang === "en" ? (await import("./words-en.js")).words : null;

/** The text in the language of the page; {0}, {1} … stand for the values, [file|files] for the form that fits the number before it. */
export function spoken(text, ...values) {
    let number;
    return (english?.[text] ?? text).replace(/\{(\d)\}|\[([^|\]]*)\|([^\]]*)\]/g, (_, at, one, many) => {
        if (at === undefined) {
            return String(number) === "1" ? one : many;
        }
        number = values[at];
        return number;
    });
}
