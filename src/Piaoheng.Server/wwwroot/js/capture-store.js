// What was taken with this device and is not safe on the server yet, in IndexedDB: it survives a closed page and a dead battery.
// Each entry belongs to one company; its key is also the key under which the server takes it only once.
const name = "piaoheng-capture";
const table = "waiting";

function opened() {
    return new Promise((done, failed) => {
        const request = indexedDB.open(name, 1);
        request.addEventListener("upgradeneeded", () => request.result.createObjectStore(table, { keyPath: "key" }));
        request.addEventListener("success", () => done(request.result));
        request.addEventListener("error", () => failed(request.error));
    });
}

async function run(mode, action) {
    const database = await opened();
    try {
        return await new Promise((done, failed) => {
            const transaction = database.transaction(table, mode);
            const request = action(transaction.objectStore(table));
            // A write counts when its transaction is over, not when the request is.
            transaction.addEventListener("complete", () => done(request.result));
            transaction.addEventListener("abort", () => failed(transaction.error));
        });
    } finally {
        database.close();
    }
}

/** Keeps an entry; when this returns it is on the device. */
export function keep(entry) {
    return run("readwrite", store => store.put(entry));
}

/** Drops an entry. Called only after the server said that it has it, or by the person. */
export function drop(key) {
    return run("readwrite", store => store.delete(key));
}

/** The entries of a company, the oldest first. */
export async function waiting(taxpayer) {
    const all = await run("readonly", store => store.getAll());
    return all.filter(entry => entry.taxpayer === taxpayer).sort((one, other) => one.at - other.at);
}
