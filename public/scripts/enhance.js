// Comforts only: every page works without this file.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
      button.classList.add('copy-done');
      setTimeout(() => {
        button.textContent = label;
        button.classList.remove('copy-done');
      }, 3000);
    } catch {
      button.hidden = true;
    }
  });
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

const indonesian = new Intl.NumberFormat('id-ID');
for (const field of document.querySelectorAll('[data-limit]')) {
  const line = document.querySelector(`[data-limit-for="${field.id}"]`);
  const limit = Number(field.dataset.limit);
  if (!line || !limit) continue;
  const words = line.textContent;
  const show = () => {
    const left = limit - [...field.value].length;
    line.classList.toggle('limit-over', left < 0);
    if (left < 0) line.textContent = `Kelebihan ${indonesian.format(-left)} huruf`;
    else if (left <= limit / 4) line.textContent = `Sisa ${indonesian.format(left)} huruf`;
    else line.textContent = words;
  };
  field.addEventListener('input', show);
  show();
}

// j and k move between the rows of a list while the list has the focus (WCAG 2.1.4); Enter is the link's own.
for (const table of document.querySelectorAll('[data-row-keys]')) {
  const links = [...table.querySelectorAll('a.case-number')];
  for (const hint of document.querySelectorAll('[data-keys-hint]')) hint.hidden = links.length < 2;
  table.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    const at = links.indexOf(document.activeElement);
    if (step === undefined || at === -1) return;
    links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
    event.preventDefault();
  });
}

// A second press of a send button must not send twice; the server would take it as one anyway.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 8000);
  });
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
