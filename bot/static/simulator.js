// The simulator's page: shows what the stream tells of three phones, and passes on what is done with them.

const ROLES = ["artisan", "buyer", "officer"];
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element with properties and children; texts are never read as markup. */
function h(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "lang" || name === "class") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter(Boolean));
  return made;
}

/** A copy of a sign; each stands once in the page, hidden or not. */
const icon = (name) => $(`svg.i:has(use[href="#${name}"])`).cloneNode(true);

// ---- the server ----

async function post(path, body) {
  const json = !(body instanceof Blob);
  try {
    const answer = await fetch(`/simulator/${path}`, {
      method: "POST", body: json ? JSON.stringify(body ?? {}) : body,
      headers: { "Content-Type": json ? "application/json" : "application/octet-stream" },
    });
    if (answer.ok) return say("");
    const { detail } = await answer.json().catch(() => ({}));
    return say(`That did not work: ${typeof detail === "string" ? detail : answer.status}.`);
  } catch {
    return say("The demo does not answer. Is it still running?");
  }
}

function say(trouble) {
  $("#trouble").hidden = !trouble;
  $("#trouble").textContent = trouble;
  return !trouble;
}

let stream;
function listen() {
  stream?.close();
  stream = new EventSource("/simulator/events");
  stream.addEventListener("news", (event) => news(JSON.parse(event.data)));
  stream.addEventListener("again", listen);
  const asleep = "These phones sleep because many others are open. Load the page again to wake them.";
  stream.addEventListener("asleep", () => { stream.close(); say(asleep); });
}

let epoch = "", cast = {}, heard;
function news(told) {
  const fresh = told.epoch !== epoch;
  ({ epoch, cast = cast } = told);
  $("#now").textContent = told.now;
  for (const [role, phone] of Object.entries(told.panes)) panes[role].show(phone, fresh);
  heard?.();
}

// ---- one phone ----

class Pane {
  constructor(role) {
    Object.assign(this, { role, root: $(`#pane-${role}`), key: "", shown: new Map(), days: new Map(), busy: 0, reply: null });
    const parts = { log: ".log", empty: ".empty", text: "textarea", attach: ".attach", list: ".list" };
    for (const [name, selector] of Object.entries(parts)) this[name] = $(selector, this.root);
    $(".compose", this.root).addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    const sends = (event) => event.key === "Enter" && !event.shiftKey && !event.isComposing;
    this.text.addEventListener("keydown", (event) => { if (sends(event)) { event.preventDefault(); this.send(); } });
    $(".more", this.root).addEventListener("click", () => this.openAttach());
    for (const sheet of [this.attach, this.list]) {
      $(".close", sheet).addEventListener("click", () => sheet.close());
      sheet.addEventListener("keydown", (event) => { if (event.key === "Escape") sheet.close(); });
    }
    this.attach.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.sample) this.do("sample", { text: button.dataset.sample });
      else if (button?.dataset.do) this.do(button.dataset.do, { text: button.dataset.text ?? "" });
      if (button) this.attach.close();
    });
    $("input[type=file]", this.attach).addEventListener("change", (event) => this.upload([...event.target.files], event.target));
    $(".voice", this.root).addEventListener("click", (event) => this.voice(event.currentTarget));
    $(".replying button", this.root).addEventListener("click", () => this.replyTo(null));
    for (const name of ["who", "look", "phone_language"]) {
      $(`[name=${name}]`, this.root).addEventListener("change", (event) => this.work(post("switch", { pane: role, [name]: event.target.value })));
    }
  }

  /** While something is being worked, Haat is "typing". */
  async work(promise) {
    this.status(this.busy += 1);
    const done = await promise;
    this.status(this.busy -= 1);
    return done;
  }

  status() {
    $(".status", this.root).textContent = this.busy ? "typing…" : this.look === "telegram" ? "bot" : "business account";
  }

  do(kind, more = {}) {
    return this.work(post("do", { pane: this.role, kind, ...more }));
  }

  async send() {
    const text = this.text.value.trim(), on = this.reply?.id ?? "";
    if (!text) return this.text.focus();
    this.text.value = "";
    this.replyTo(null);
    this.text.focus();
    if (!await this.do("text", { text, on })) this.text.value ||= text;
  }

  replyTo(message) {
    this.reply = message;
    $(".replying", this.root).hidden = !message;
    $(".replying span", this.root).textContent = message?.text || { voice: "🎤 Voice note", photo: "📷 Photo" }[message?.media?.[0]?.kind] || "…";
    if (message) this.text.focus();
  }

  openAttach() {
    for (const picture of $$("img[data-src]", this.attach)) picture.src ||= picture.dataset.src;
    this.list.close();
    this.attach.show();
  }

  openList(message) {
    $(".grip b", this.list).textContent = message.list_label;
    const pick = (label, data) => { this.list.close(); this.do("press", { data, text: label, on: message.id }); };
    $(".rows", this.list).replaceChildren(...message.rows.map(([label, data, note]) =>
      h("button", { type: "button", lang: message.lang, onclick: () => pick(label, data) }, label, note ? h("small", {}, note) : null)));
    this.attach.close();
    this.list.show();
    $(".rows button", this.list)?.focus();
  }

  async upload(files, input) {
    this.attach.close();
    const album = files.length > 1 ? crypto.randomUUID().slice(0, 12) : "";
    for (const file of files) await this.work(post(`media?pane=${this.role}&kind=photo&album=${album}`, file));
    if (input) input.value = "";
  }

  /** Record as long as wanted; where that is not allowed, a sample note goes in its place. */
  async voice(button) {
    if (this.recorder) return this.recorder.stop();
    const type = ["audio/ogg;codecs=opus", "audio/mp4"].find((one) => window.MediaRecorder?.isTypeSupported(one));
    const sound = type && await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => null);
    if (!sound) return this.do("sample", { text: $("[data-sample$='.ogg']", this.attach).dataset.sample });
    const pieces = [];
    this.recorder = new MediaRecorder(sound, { mimeType: type });
    this.recorder.ondataavailable = (event) => pieces.push(event.data);
    this.recorder.onstop = () => {
      sound.getTracks().forEach((track) => track.stop());
      this.recorder = null;
      button.ariaPressed = "false";
      this.work(post(`media?pane=${this.role}&kind=voice`, new Blob(pieces, { type })));
    };
    this.recorder.start();
    button.ariaPressed = "true";
  }

  // ---- showing ----

  show(phone, fresh) {
    if (fresh || phone.key !== this.key) {
      for (const kept of [this.shown, this.days]) kept.clear();
      this.log.replaceChildren(this.empty);
      this.replyTo(null);
    }
    const first = !this.shown.size, mine = phone.messages.some((one) => one.from === "me" && !this.shown.has(one.id));
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    Object.assign(this, { key: phone.key, look: phone.look });
    for (const look of ["whatsapp", "telegram"]) this.root.classList.toggle(look, look === phone.look);
    this.owner(phone);
    for (const message of phone.messages) this.keep(message, first);
    this.arrange();
    if (first || atEnd || mine) this.log.scrollTop = this.log.scrollHeight;
    if (!first && document.body.dataset.active !== this.role) this.unread(phone.messages.filter((one) => one.from === "haat").length);
  }

  owner(phone) {
    const choices = [phone.who, phone.name, cast[this.role] ?? []], known = JSON.stringify(choices);
    if (known !== this.playable) this.people(...choices);
    this.playable = known;
    $("[name=look]", this.root).value = phone.look;
    $("[name=phone_language]", this.root).value = phone.phone_language;
    $(".mine", this.root).replaceChildren(phone.name, h("br"), phone.number);
    this.status();
  }

  people(current, name, known) {
    const option = (value, label) => h("option", { value, selected: value === current }, label);
    $("[name=who]", this.root).replaceChildren(
      ...(current.startsWith("new") ? [option(current, `${name} (new)`)] : []), option("new", "Somebody new"),
      ...[...Map.groupBy(known, (one) => one.group)].map(([label, group]) =>
        h("optgroup", { label }, ...group.map((one) => option(one.value, one.label)))),
    );
  }

  /** A new message becomes a node; of a known one mostly the tick alone changes, and that is not read out again. */
  keep(message, quiet) {
    const known = this.shown.get(message.id);
    const still = ({ order, tick, state, ...rest }) => JSON.stringify([rest, rest.from === "held" && state]);
    if (known && still(known.message) === still(message)) {
      if (known.message.tick !== message.tick) $(".ticks", known.node)?.replaceWith(this.ticks(message.tick));
      known.message = message;
      return;
    }
    const node = this.draw(message);
    if (!quiet) node.classList.add("new");
    known?.node.replaceWith(node);
    this.shown.set(message.id, { message, node });
  }

  arrange() {
    const inOrder = [...this.shown.values()].sort((a, b) => a.message.order - b.message.order);
    let place = this.empty.nextSibling, day = "", from = "";
    const put = (node) => place === node ? (place = node.nextSibling) : this.log.insertBefore(node, place);
    for (const { message, node } of inOrder) {
      if (message.day !== day) {
        [day, from] = [message.day, ""];
        if (!this.days.has(day)) this.days.set(day, h("p", { class: "day", lang: /[a-z]/i.test(day) ? "en" : message.lang }, day));
        put(this.days.get(day));
      }
      put(node);
      node.classList.toggle("turn", message.from !== from);
      from = message.from;
    }
    this.empty.hidden = inOrder.length > 0;
    this.keysOf(inOrder.at(-1)?.message);
  }

  /** Telegram's keys below the text field stand until something is answered. */
  keysOf(last) {
    const keys = $(".keys", this.root), lines = last?.from === "haat" ? last.keys ?? [] : [];
    keys.hidden = !lines.length;
    const send = ([text, contact]) => this.choice(text, last, null, () => this.do(contact ? "contact" : "text", { text }));
    keys.replaceChildren(...lines.map((line) => h("div", { class: "keyrow" }, ...line.map(send))));
  }

  draw(message) {
    const dots = h("button", {
      type: "button", class: "icon dots", "aria-label": `More about: ${message.text.slice(0, 40) || "this message"}`, "aria-haspopup": "true",
      "aria-expanded": "false", onclick: (event) => openMenu(event.currentTarget, this, message),
    }, icon("dots"));
    const text = h("span", { lang: message.lang }, message.text);
    if (message.kind === "tap") return h("p", { class: "note" }, h("span", {}, "pressed: ", text), dots);
    if (message.from === "held") {
      const when = message.state === "ready" ? `held back until ${message.day}, ${message.at}` : `${message.state}: ${message.why || "–"}`;
      return h("p", { class: "note held" }, h("span", {}, h("b", {}, when), h("br"), text), dots);
    }
    const bubble = h("div", { class: "bubble" },
      message.forwarded ? h("p", { class: "forwarded" }, icon("forward"), "Forwarded") : null,
      message.quote ? h("p", { class: "quote" }, message.quote) : null,
      ...(message.media ?? []).map((one) => this.medium(one)),
      message.text ? h("p", { class: "text", lang: message.lang }, message.text) : null,
      h("p", { class: "meta" }, message.at, message.from === "me" ? this.ticks(message.tick) : null),
    );
    return h("div", { class: `message ${message.from}` },
      h("div", { class: "stack" }, bubble, this.choicesOf(message)), dots);
  }

  medium(one) {
    if (one.kind === "photo") return h("img", { src: one.url, alt: "Photo", loading: "lazy" });
    return h("audio", { src: one.url, controls: true, preload: "none", "aria-label": "Voice note" });
  }

  choicesOf(message) {
    const press = ([label, data]) => this.choice(label, message, this.look === "whatsapp" && "reply", () => this.do("press", { data, text: label, on: message.id }));
    const lines = (message.buttons ?? []).map((line) => line.map(press));
    if (message.rows?.length) lines.push([this.choice(message.list_label, message, "list", () => this.openList(message), { class: "opens", "aria-haspopup": "dialog" })]);
    return lines.length ? h("div", { class: "choices" }, ...lines.map((line) => h("div", { class: "keyrow" }, ...line))) : null;
  }

  choice(label, message, sign, onclick, more = {}) {
    return h("button", { type: "button", lang: message.lang, onclick, ...more }, sign ? icon(sign) : null, h("span", {}, label));
  }

  /** One tick: taken; two coloured ones: worked by Haat. */
  ticks(tick) {
    const read = tick === 3;
    return h("span", { class: read ? "ticks read" : "ticks", role: "img", "aria-label": read ? "read" : "sent" }, icon(read ? "ticks" : "tick"));
  }

  unread(many) {
    const badge = $(`#tab-${this.role} .unread`);
    const count = many && (Number(badge.textContent) || 0) + many;
    badge.hidden = !count;
    badge.textContent = count || "";
  }
}

const panes = Object.fromEntries(ROLES.map((role) => [role, new Pane(role)]));

// ---- what can be done with one message ----

const menu = $("#menu"), drawer = $("#drawer");
let chosen = {};
function openMenu(opener, pane, message) {
  chosen = { opener, pane, message };
  const telling = message.from !== "held" && message.kind !== "tap";
  for (const act of ["reply", "forward"]) $(`[data-act=${act}]`, menu).hidden = !telling;
  menu.showPopover();
  const at = opener.getBoundingClientRect(), within = (from, room) => `${Math.max(8, Math.min(from, room - 8))}px`;
  menu.style.left = within(at.left, innerWidth - menu.offsetWidth);
  menu.style.top = within(at.bottom, innerHeight - menu.offsetHeight);
  opener.setAttribute("aria-expanded", "true");
  $("button:not([hidden])", menu).focus();
}
menu.addEventListener("toggle", (event) => { if (event.newState === "closed") chosen.opener?.setAttribute("aria-expanded", "false"); });
menu.addEventListener("click", (event) => {
  const act = event.target.closest("button")?.dataset.act, { pane, message } = chosen;
  if (act) menu.hidePopover();
  if (act === "reply") pane.replyTo(message);
  if (act === "forward") pane.do("forward", { on: message.id });
  if (act === "inspect") inspect(message.id);
});

async function inspect(id) {
  const answer = await fetch(`/simulator/messages/${id}`);
  if (!answer.ok) return say("This message is no longer here.");
  const { facts, title, payload } = await answer.json();
  $("dl", drawer).replaceChildren(...Object.entries(facts).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, String(value))]));
  $("h3", drawer).textContent = title;
  $("pre", drawer).textContent = JSON.stringify(payload, null, 2);
  drawer.showModal();
}
const leaves = (event) => event.target.closest(".close") || event.clientX < drawer.getBoundingClientRect().left;
drawer.addEventListener("click", (event) => { if (leaves(event)) drawer.close(); });

// ---- tabs, time, stories ----

function activate(role, focus = false) {
  document.body.dataset.active = role;
  for (const tab of $$("[role=tab]")) {
    const on = tab.dataset.tab === role;
    tab.setAttribute("aria-selected", on);
    tab.tabIndex = on ? 0 : -1;
    if (on && focus) tab.focus();
  }
  panes[role].unread(0);
  panes[role].log.scrollTop = panes[role].log.scrollHeight;
}
for (const tab of $$("[role=tab]")) {
  tab.addEventListener("click", () => activate(tab.dataset.tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: 2 }[event.key];
    if (step) activate(ROLES[(ROLES.indexOf(tab.dataset.tab) + step) % 3], true);
  });
}
for (const button of $$("[data-wait]")) button.addEventListener("click", () => busy(button, post("wait", { hours: Number(button.dataset.wait) })));
$("#reset").addEventListener("click", (event) => busy(event.currentTarget, begin()));

async function busy(button, promise) {
  button.disabled = true;
  await promise;
  button.disabled = false;
  // A disabled button loses the focus; where it stands elsewhere meanwhile it stays there.
  if (document.activeElement === document.body) button.focus({ preventScroll: true });
}

/** Fresh phones; done when the page shows them. */
async function begin() {
  const before = epoch;
  for (const box of $$(".story")) box.hidden = true;
  if (await post("reset")) await new Promise((done) => { heard = () => epoch !== before && done(); });
}

for (const button of $$("[data-story]")) {
  const box = $(`#story-${button.dataset.story}`), scenes = $$("li", box), next = $(".next", box), count = $(".count", box);
  const run = $(".run", box), speed = $(".speed", box), captions = $(".captions", box);
  let at = -1, playing = false, timer;
  /** It plays on by itself until it is paused; a step by hand goes on from there. */
  const play = (on) => {
    clearTimeout(timer);
    playing = on;
    run.ariaPressed = String(on);
    run.textContent = on ? "Pause" : "Play";
    if (on) timer = setTimeout(step, Number(speed.value) * 1000);
  };
  const light = (lit) => ROLES.forEach((role) => panes[role].root.classList.toggle("now-playing", role === lit));
  const end = () => { play(false); box.hidden = true; light(); button.focus(); };
  const step = async () => {
    clearTimeout(timer);
    if (at + 1 >= scenes.length) return end();
    at += 1;
    scenes.forEach((scene, place) => { scene.hidden = place !== at; });
    const role = scenes[at].dataset.pane;
    light(role);
    activate(role);
    count.textContent = `${at + 1} of ${scenes.length}`;
    next.textContent = at + 1 < scenes.length ? "Next" : "Done";
    await busy(next, panes[role].work(post("play", { story: button.dataset.story, scene: at })));
    if (playing && !box.hidden) play(at + 1 < scenes.length);
  };
  button.addEventListener("click", async () => {
    await busy(button, begin());
    at = -1;
    box.hidden = false;
    await step();
  });
  next.addEventListener("click", step);
  run.addEventListener("click", () => play(!playing));
  speed.addEventListener("change", () => play(playing));
  captions.addEventListener("change", () => {
    for (const words of $$("li span", box)) words.hidden = words.lang !== captions.value;
  });
  $(".stop", box).addEventListener("click", end);
}

activate("artisan");
listen();
