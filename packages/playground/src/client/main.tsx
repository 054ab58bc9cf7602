import { render } from 'preact';
import { App } from './components/App.js';
import { startPage } from './state/start.js';

const root = document.getElementById('page');
if (root) render(<App />, root);
void startPage();
