export { b506 } from './b506-yaml-load.ts';
