import type { CodeServer } from './code-server.ts';
import type { Editor } from './editor.ts';

/** What a test has to work with beside the editor. */
export interface Stage {
  editor: Editor;
  server: CodeServer;
  /** Keeps a picture of the window among the artifacts. */
  screenshot(name: string): Promise<void>;
}

/** Something that people do with the extension. */
export interface Test {
  /** As a sentence. */
  name: string;
  /** The sample whose copy is opened. */
  sample: 'b2b-saas' | 'cdnow' | 'library' | 'x-education';
  /** Changes the copy before it is opened. */
  prepare?(folder: string): void | Promise<void>;
  /** Settings of the machine; VS Code is then started for this test alone. */
  settings?: object;
  /** Those of its screenshots that documents show. */
  screenshots?: string[];
  run(editor: Editor, stage: Stage): Promise<void>;
}
