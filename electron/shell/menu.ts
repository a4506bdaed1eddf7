import { Menu } from 'electron';

/** No menu: its accelerators would take keys that the screens use. Copying and pasting stay with the page. */
export function removeMenu(): void {
  Menu.setApplicationMenu(null);
}
