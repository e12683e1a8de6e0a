/**
 * Reproductions of Maennel, Alabdulmohsin, Tolstikhin, Baldock, Bousquet, Gelly and Keysers,
 * <em>What do neural networks learn when trained with random labels?</em>, NeurIPS 2020.
 */
package dev.reprokit.paper.maennel2020;
