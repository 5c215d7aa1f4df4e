// Keeps what is typed in a form, in this browser alone, until it is saved: through a session
// that expires, a step back, a window that is closed. Passwords and files are never kept; all
// goes at sign-out, when somebody else signs in, and after a day.
(() => {
  const PREFIX = "mut-draft:";
  const DAY = 24 * 60 * 60 * 1000;
  const OFTEN = 2000;
  const SENT = "mut-sent";
  const RESUME = "mut-resume";
  const UNKEPT = /^_authenticator$|^mut-|-choice$/;
  const COMPARED = /-opened$|-empty-marker$|\.count$|^confirmed$/;

  const stored = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const forget = (key) => localStorage.removeItem(key);
  const read = (key) => JSON.parse(localStorage.getItem(key));

  function heard() {
    const [, said] = document.cookie.match(/(?:^|; )mut-told="?([a-z-]+)/) || [];
    document.cookie = "mut-told=; path=/; max-age=0";
    return said;
  }

  // What the site says of the form that was sent before, or of the person who left.
  function settle() {
    const said = heard();
    const sent = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (said === "signed-out") stored().forEach(forget);
    if (said === "saved" && sent) forget(sent);
  }

  function entries(form) {
    window.tinymce?.triggerSave();
    return [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !UNKEPT.test(name),
    );
  }

  const shown = (pairs) =>
    JSON.stringify(
      pairs
        .filter(([name, value]) => value.trim() && !COMPARED.test(name))
        .map(([name, value]) => [name, value.replace(/\r\n/g, "\n").trim()])
        .sort(),
    );

  function keep(form, whose) {
    const { pathname, search } = new URL(form.action, location.href);
    const key = `${PREFIX}${pathname}${search}`;
    const draft = localStorage.getItem(key) && read(key);
    const now = shown(entries(form));
    if (draft && shown(draft.pairs) !== now) offer(form, key, draft);
    let before = early.has(form) ? "" : now;
    const note = () => {
      const pairs = entries(form);
      if (shown(pairs) === before) return;
      before = shown(pairs);
      localStorage.setItem(key, JSON.stringify({ whose, at: Date.now(), pairs }));
    };
    const often = setInterval(note, OFTEN);
    addEventListener("pagehide", note);
    form.addEventListener("submit", () => {
      note();
      clearInterval(often);
      sessionStorage.setItem(SENT, key);
    });
  }

  function button(words, style, press) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: `btn ${style}`, textContent: words });
    made.addEventListener("click", press);
    return made;
  }

  function offer(form, key, draft) {
    const { told, files, resume, forget: erase } = marker.dataset;
    const notice = document.createElement("div");
    notice.className = "alert alert-info mut-draft";
    notice.setAttribute("role", "status");
    const text = document.createElement("p");
    const when = new Date(draft.at).toLocaleString("fr-BE", { dateStyle: "short", timeStyle: "short" });
    const chosen = form.querySelector("input[type=file]") ? ` ${files}` : "";
    text.textContent = `${told} (${when})${chosen}`;
    notice.append(
      text,
      button(resume, "btn-primary", () => takeUp(form, draft)),
      button(erase, "btn-link", () => {
        forget(key);
        notice.remove();
        form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      }),
    );
    form.before(notice);
  }

  // The site shows the form again as it was typed, rows of grids too; it saves nothing.
  function takeUp(form, draft) {
    const again = document.createElement("form");
    Object.assign(again, { method: "post", action: form.action, enctype: "multipart/form-data" });
    const token = form.querySelector("[name=_authenticator]")?.value || "";
    for (const [name, value] of [...draft.pairs, ["_authenticator", token], [RESUME, "1"]]) {
      const field = document.createElement("textarea");
      Object.assign(field, { name, value, hidden: true });
      again.append(field);
    }
    document.body.append(again);
    again.submit();
  }

  // What was typed before the scripts of the fields were there is typed, too.
  const early = new Set();
  const noteEarly = ({ target }) => early.add(target.form);
  addEventListener("input", noteEarly);

  settle();
  const marker = document.querySelector("meta[name=mut-drafts]");
  if (!marker) return;
  const whose = marker.content;
  for (const key of stored()) {
    const draft = read(key);
    if (draft.whose !== whose || Date.now() - draft.at > DAY) forget(key);
  }
  const begin = () => {
    for (const form of document.querySelectorAll("main form[method=post]")) {
      if (!form.querySelector("input[type=password]")) keep(form, whose);
    }
  };
  // Once the scripts of the fields have said what they hold.
  const ready = () => document.body.classList.contains("patterns-loaded");
  const wait = setInterval(() => {
    if (!ready()) return;
    clearInterval(wait);
    begin();
    removeEventListener("input", noteEarly);
  }, 100);
})();
