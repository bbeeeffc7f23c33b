import { IDENTITY, type Matrix, matrixOf, times } from "./matrix.ts";

/** Where the line of text at hand begins; a class, since operators move it one by one. How far the pen moves within a line is of no interest. */
export class TextStart {
  /** From the text's own points to those of the content that holds it. */
  matrix: Matrix = IDENTITY;
  #leading = 0;

  /** @returns false for an operator that moves no line */
  takes(operator: string, numbers: readonly number[]): boolean {
    const [x = 0, y = 0] = numbers;
    switch (operator) {
      case "BT":
        this.matrix = IDENTITY;
        return true;
      case "TL":
        this.#leading = x;
        return true;
      case "TD":
        this.#leading = -y;
        this.#move(x, y);
        return true;
      case "Td":
        this.#move(x, y);
        return true;
      case "Tm":
        this.matrix = matrixOf(numbers);
        return true;
      case "T*":
        this.nextLine();
        return true;
    }
    return false;
  }

  nextLine(): void {
    this.#move(0, -this.#leading);
  }

  #move(x: number, y: number): void {
    this.matrix = times([1, 0, 0, 1, x, y], this.matrix);
  }
}
