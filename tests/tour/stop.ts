import type { Page } from '@playwright/test';
import type { DemoAccess } from './demo-portal.ts';

/** Who is at the screen. */
export type Visitor = 'citizen' | 'officer' | 'chief' | 'administrator';

/** What one stop leaves for the next ones. */
export type Memory = Map<'number' | 'code' | 'case' | 'letter', string>;

export interface Scene {
  readonly page: Page;
  readonly demo: DemoAccess;
  readonly memory: Memory;
}

/** One screen of the tour: how to come to it, and what the reader is told. */
export interface Stop {
  /** Part of the picture's file name. */
  readonly id: string;
  readonly title: string;
  readonly visitor: Visitor;
  /** What the reader should see and do. Every **name** in it must stand on the screen. */
  readonly caption: string;
  readonly go: (scene: Scene) => Promise<void>;
  /** The heading of the page the picture is taken of. */
  readonly heading: string | RegExp;
  /** What stands at the top of the picture; the top of the page where left out. */
  readonly from?: string | undefined;
}

/** A part of the working day. */
export interface Chapter {
  readonly title: string;
  readonly text: string;
  readonly stops: readonly Stop[];
}
