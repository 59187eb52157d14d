export { type Desk, type DeskOptions, PortTakenError, startDesk } from './desk.js';
