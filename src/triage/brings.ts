/** Which tests the catalogue's remedies may bring. */

import type { Brings } from '../recognition/brought.ts';
import { ruleOf } from '../rules/registry.ts';

export const bringsOf: Brings = (test) => ruleOf(test).brings ?? [];
