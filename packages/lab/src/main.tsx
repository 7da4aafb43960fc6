/** Starts the page. */
import { render } from 'preact';
import './styles/base.css';
import './styles/formula.css';
import './styles/plots.css';
import { App } from './app.js';
import { connectAddress } from './state/page.js';
import { connectTheme } from './theme.js';

connectTheme();
connectAddress();
render(<App />, document.getElementById('app')!);
