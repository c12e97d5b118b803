import type { Level } from '../../../src/model/level.ts';
import type { SarifFix } from '../../../src/render/sarif/sarif-fixes.ts';
import type { SarifOptions } from '../../../src/render/sarif/sarif.ts';
import { ruleOf } from '../../../src/rules/registry.ts';

export const sarifOptions: SarifOptions = {
  category: 'shop',
  toolVersion: '1.2.3',
  ruleOf,
  informationUri: 'https://bandit.readthedocs.io/',
};

interface PhysicalLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: {
      readonly startLine: number;
      readonly startColumn: number;
      readonly endLine: number;
      readonly endColumn: number;
    };
  };
}

interface SarifRule {
  readonly id: string;
  readonly name?: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: {
    readonly tags: readonly string[];
    readonly precision?: string;
    readonly 'security-severity': string;
  };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [PhysicalLocation];
  readonly partialFingerprints: { readonly primaryLocationLineHash?: string; readonly 'banditRemediate/v1': string };
  readonly fixes?: readonly SarifFix[];
  readonly properties: { readonly severity: Level; readonly confidence: Level; readonly state: string };
}

/** What the tests look at of a SARIF file. */
export interface SarifFile {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly version: string;
          readonly semanticVersion?: string;
          readonly rules: readonly SarifRule[];
        };
      };
      readonly automationDetails?: { readonly id: string };
      readonly invocations: readonly [
        {
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly {
            readonly level: string;
            readonly message: { readonly text: string };
            readonly locations?: readonly PhysicalLocation[];
          }[];
        },
      ];
      readonly results: readonly SarifResult[];
    },
  ];
}

export const parsed = (text: string): SarifFile => JSON.parse(text);
