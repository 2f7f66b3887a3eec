import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works a page: by pointer, or with the keyboard and nothing else. */
export interface Hands {
  readonly fill: (field: Locator, text: string) => Promise<void>;
  readonly tick: (box: Locator) => Promise<void>;
  readonly choose: (select: Locator, label: string) => Promise<void>;
  /** Presses a button or follows a link. */
  readonly press: (control: Locator) => Promise<void>;
  readonly attach: (field: Locator, file: AttachedFile) => Promise<void>;
}

export type AttachedFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A pointer, as on a phone. */
export function pointer(): Hands {
  return {
    fill: (field, text) => field.fill(text),
    tick: (box) => box.check(),
    choose: async (select, label) => {
      await select.selectOption({ label });
    },
    press: (control) => andArrive(control, () => control.click()),
    attach: (field, file) => field.setInputFiles({ ...file }),
  };
}

/** The keyboard alone: Tab to the control, then type, Space, arrows or Enter. */
export function keyboard(page: Page): Hands {
  return {
    fill: async (field, text) => {
      await tabTo(page, field);
      if ((await field.getAttribute('type')) === 'date') return typeDate(page, field, text);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
      await expect(field).toHaveValue(text);
    },
    tick: async (box) => {
      if ((await box.getAttribute('type')) === 'radio') await tickRadio(page, box);
      else if (!(await box.isChecked())) {
        await tabTo(page, box);
        await page.keyboard.press('Space');
      }
      await expect(box).toBeChecked();
    },
    choose: async (select, label) => {
      await tabTo(page, select);
      await page.keyboard.type(label);
      await expect(select.locator('option:checked')).toHaveText(label);
    },
    press: async (control) => {
      await tabTo(page, control);
      await andArrive(control, () => page.keyboard.press('Enter'));
    },
    attach: async (field, file) => {
      // The system's file dialog is the browser's own; it opens from the focused field.
      await tabTo(page, field);
      const [dialog] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await dialog.setFiles({ ...file });
    },
  };
}

/** Does what a button or link does and waits for the page it leads to, as a person would. */
async function andArrive(control: Locator, act: () => Promise<void>): Promise<void> {
  const leads = await control.evaluate((element) =>
    element instanceof HTMLAnchorElement
      ? !(element.getAttribute('href') ?? '#').startsWith('#')
      : element instanceof HTMLButtonElement && element.type === 'submit',
  );
  if (!leads) return act();
  await Promise.all([control.page().waitForEvent('load', { timeout: 30_000 }), act()]);
}

/** Types a date digit by digit, in the order in which this browser shows its parts. */
async function typeDate(page: Page, field: Locator, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  for (const digits of [`${day}${month}${year}`, `${month}${day}${year}`]) {
    for (let part = 0; part < 3; part += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(digits);
    if ((await field.inputValue()) === date) return;
  }
  await expect(field).toHaveValue(date);
}

const isFocused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === element.ownerDocument.activeElement);

async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeAttached();
  for (let steps = 0; steps < 400; steps += 1) {
    if (await isFocused(control)) {
      await expectVisibleFocus(control);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${control}`);
}

/** What has the focus must show it (WCAG 2.4.7). */
async function expectVisibleFocus(control: Locator): Promise<void> {
  const shown = await control.evaluate((element) => {
    const marked = (one: Element): boolean => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
    };
    return (
      marked(element) ||
      (element.nextElementSibling !== null && marked(element.nextElementSibling)) ||
      (element.parentElement !== null && marked(element.parentElement))
    );
  });
  expect(shown, `no visible focus on ${control}`).toBe(true);
}

async function tickRadio(page: Page, radio: Locator): Promise<void> {
  if (await radio.isChecked()) return;
  const name = await radio.getAttribute('name');
  const form = radio.locator('xpath=ancestor::form[1]');
  const group = form.locator(`input[type="radio"][name="${name}"]`);
  const checked = form.locator(`input[type="radio"][name="${name}"]:checked`);
  await tabTo(page, (await checked.count()) > 0 ? checked.first() : group.first());
  for (let steps = 0; steps < (await group.count()) + 1; steps += 1) {
    if (await isFocused(radio)) break;
    await page.keyboard.press('ArrowDown');
  }
  if (!(await radio.isChecked())) await page.keyboard.press('Space');
}
