import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';
import './styles/tokens.css';
import './styles/frame.css';
import './styles/text.css';
import './styles/record.css';
import './styles/chain.css';
import './styles/media.css';

const root = document.getElementById('desk');
if (root === null) throw new Error('the page has no place for the desk');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
