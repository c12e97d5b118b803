/** What may be printed to a log; it lives in the model because the world needs it too. */
export { neutralise, neutraliseStyled } from '../model/log-text.ts';
