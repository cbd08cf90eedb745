"""vanban: from a Vietnamese office's workbook to its official papers."""
