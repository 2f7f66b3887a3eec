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
