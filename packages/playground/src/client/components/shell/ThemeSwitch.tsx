import { nextTheme, type Theme, theme } from '../../state/theme.js';
import { Icon, type IconName } from '../Icon.js';

const ICONS: Readonly<Record<Theme, IconName>> = { system: 'system', light: 'sun', dark: 'moon' };
const NAMES: Readonly<Record<Theme, string>> = { system: 'as the system has it', light: 'light', dark: 'dark' };

export function ThemeSwitch() {
  const name = `Theme: ${NAMES[theme.value]}`;
  return (
    <button type="button" class="icon" aria-label={name} title={name} onClick={nextTheme}>
      <Icon name={ICONS[theme.value]} />
    </button>
  );
}
