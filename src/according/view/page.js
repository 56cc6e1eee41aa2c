"use strict";
// Hover or focus on a record lights up the words it rests on and the sources it is told by; hover on words lights up their records.
(() => {
  const ids = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const shares = (element, name, wanted) => ids(element, name).some((id) => wanted.includes(id));
  const LIGHTS = ["lit", "keyed", "speaking"];

  const live = (story) => {
    story.dataset.live = "";
    const words = [...story.querySelectorAll("[data-records]")];
    const statements = [...story.querySelectorAll("[data-said]")];
    const records = [...story.querySelectorAll("[data-record]")];

    const dark = () => story.querySelectorAll(".lit, .keyed, .speaking").forEach((element) => element.classList.remove(...LIGHTS));

    const lightWords = (record) => {
      const own = ids(record, "record");
      const chain = ids(record, "chain");
      words.forEach((word) => {
        word.classList.toggle("lit", shares(word, "records", own));
        word.classList.toggle("keyed", shares(word, "key", own));
        word.classList.toggle("speaking", word.classList.contains("source") && shares(word, "records", chain));
      });
      if ("speaks" in record.dataset) {
        statements.forEach((statement) => statement.classList.toggle("speaking", shares(statement, "said", chain)));
      }
    };

    const lightRecords = (word) => {
      const wanted = ids(word, "records");
      records.forEach((record) => record.classList.toggle("lit", wanted.includes(record.dataset.record)));
    };

    const light = (event) => {
      dark();
      const record = event.target.closest("[data-record], [data-speaks]");
      const word = event.target.closest("[data-records]");
      if (record) lightWords(record);
      else if (word) lightRecords(word);
    };

    story.addEventListener("mouseover", light);
    story.addEventListener("focusin", light);
    story.addEventListener("mouseleave", dark);
    story.addEventListener("focusout", dark);
  };

  document.querySelectorAll(".according:not([data-live])").forEach(live);
  window.addEventListener("beforeprint", () => document.querySelectorAll(".according details").forEach((fold) => { fold.open = true; }));
})();
