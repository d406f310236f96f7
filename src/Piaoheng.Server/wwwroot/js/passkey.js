// Asks the device for a passkey: to register one ("create"), or to sign in by one ("get"). The server checks what the device answers.
import { spoken } from "./spoken.js";
const forms = document.querySelectorAll("form[data-passkey]");

// Browsers know passkeys only for names, not for bare addresses, and only over a protected line.
const isName = !/^(\d+\.){3}\d+$|:/.test(location.hostname);
const isAble = window.isSecureContext && isName && window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

async function askDevice(form) {
    const token = form.querySelector("[name=__RequestVerificationToken]").value;
    const answer = await fetch(form.dataset.options, { method: "POST", headers: { "X-Piaoheng-Token": token } });
    if (!answer.ok) {
        throw new Error("options");
    }
    const options = await answer.json();
    return form.dataset.passkey === "create"
        ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

async function submitted(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const said = form.querySelector("[data-said]");
    said.textContent = spoken("请按设备的提示操作…");
    try {
        const credential = await askDevice(form);
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
    } catch (error) {
        said.textContent = error.name === "InvalidStateError"
            ? spoken("这台设备上已有本账号的通行密钥。")
            : spoken("没有完成：已取消、超时，或设备上没有可用的通行密钥。");
    }
}

if (isAble) {
    for (const form of forms) {
        form.hidden = false;
        form.addEventListener("submit", submitted);
    }
    document.querySelector("[data-no-passkey]")?.remove();
}
