import { navShown } from '../../state/nav-shown.js';
import { Icon } from '../Icon.js';

/** Shows and hides the list of modules where the window is too narrow for both. */
export function NavButton() {
  return (
    <button
      type="button"
      class="icon nav-button"
      aria-label="List of modules"
      aria-expanded={navShown.value}
      aria-controls="modules"
      onClick={() => {
        navShown.value = !navShown.peek();
      }}
    >
      <Icon name="list" />
    </button>
  );
}
