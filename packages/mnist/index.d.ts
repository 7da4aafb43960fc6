/** 8,000 training images, (8000, 28, 28) uint8. */
export declare const train_images: URL;
/** 8,000 training labels, (8000) uint8, 0 to 9. */
export declare const train_labels: URL;
/** 2,000 test images, (2000, 28, 28) uint8. */
export declare const test_images: URL;
/** 2,000 test labels, (2000) uint8, 0 to 9. */
export declare const test_labels: URL;
