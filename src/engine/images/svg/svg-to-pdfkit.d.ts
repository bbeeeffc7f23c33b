declare module "svg-to-pdfkit" {
  import type PDFDocument from "pdfkit";

  interface Options {
    readonly width: number;
    readonly height: number;
    readonly assumePt: boolean;
    readonly preserveAspectRatio: string;
    readonly warningCallback: (text: string) => void;
    readonly imageCallback: (link: string) => string;
    readonly documentCallback: (file: string) => readonly string[];
    readonly fontCallback: (family: string, bold: boolean, italic: boolean) => string;
    readonly colorCallback: (
      colour: readonly [rgb: readonly [number, number, number], opacity: number] | undefined,
    ) => readonly [inks: readonly number[], opacity: number] | undefined;
  }
  // biome-ignore lint/style/noDefaultExport: as the library has it
  export default function svgToPdf(
    document: InstanceType<typeof PDFDocument>,
    svg: string,
    x: number,
    y: number,
    options: Options,
  ): void;
}
