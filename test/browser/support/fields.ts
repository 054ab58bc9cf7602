import type { Locator } from 'playwright-core';

/** The fields of a dialog, of a collection or of an item of a list, by the labels they have there. */
export class Fields {
  readonly root: Locator;

  constructor(root: Locator) {
    this.root = root;
  }

  /** The text field of that label. */
  text(label: string): Locator {
    return this.root.getByRole('textbox', { name: label, exact: true });
  }

  /** The dropdown of that label. */
  dropdown(label: string): Locator {
    return this.root.getByRole('combobox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** Types into the text field of that label. */
  async fill(label: string, text: string): Promise<void> {
    await this.text(label).fill(text);
  }

  /** Opens the dropdown of that label and gives its list. */
  async open(label: string): Promise<Locator> {
    await this.dropdown(label).click();
    const list = this.root.getByRole('listbox', { name: label, exact: true });
    await list.getByRole('option').first().waitFor();
    return list;
  }

  /** What the dropdown of that label offers. */
  async options(label: string): Promise<string[]> {
    const list = await this.open(label);
    const texts = await list.getByRole('option').allInnerTexts();
    await this.dropdown(label).press('Escape');
    return texts.map((text) => text.trim());
  }

  /** Picks from the dropdown of that label. */
  async choose(label: string, option: string): Promise<void> {
    const list = await this.open(label);
    await list.getByRole('option', { name: option, exact: true }).click();
  }

  /** Answers a yes-or-no field. */
  async answer(label: string, choice: 'Yes' | 'No' | 'Empty'): Promise<void> {
    const group = this.root.getByRole('radiogroup', { name: label, exact: true });
    await group.getByRole('radio', { name: choice, exact: true }).check();
  }

  /** Switches the field of that label to mapping and types a template. */
  async map(label: string, template: string): Promise<void> {
    const toggle = this.button(`Map ${label}`);
    if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
    await this.text(label).fill(template);
  }

  /** Adds an item to the list of that label; gives the item's fields. */
  async addItem(list: string): Promise<Fields> {
    const count = await this.items(list).count();
    await this.root.getByRole('button', { name: new RegExp(`^Add item to ${quoted(list)}\\b`) }).click();
    return this.item(list, count + 1);
  }

  /** The fields of an item of the list of that label, counted from 1. */
  item(list: string, position: number): Fields {
    return new Fields(this.root.getByRole('group', { name: `${list} ${position}`, exact: true }));
  }

  items(list: string): Locator {
    return this.root.getByRole('group', { name: new RegExp(`^${quoted(list)} \\d+$`) });
  }
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
