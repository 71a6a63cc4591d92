<# The scripts that users run, and those in the views and the documentation, are also for Windows PowerShell 5.1. #>

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
    $root = Convert-Path (Join-Path $PSScriptRoot '../..')
    $folders = 'samples', 'src', 'build', 'docs' | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ }
    $files = @(Get-ChildItem -LiteralPath $root -File) + @(Get-ChildItem -LiteralPath $folders -Recurse -File) |
        Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]'
    $sources = @(foreach ($file in $files) {
        $name = [IO.Path]::GetRelativePath($root, $file.FullName)
        switch ($file.Extension) {
            { $_ -in '.ps1', '.psm1', '.psd1' } {
                @{ Name = $name; Text = [IO.File]::ReadAllText($file.FullName) }
            }
            '.ps1xml' {
                $blocks = ([xml](Get-Content -LiteralPath $file.FullName -Raw)).SelectNodes('//ScriptBlock')
                @{ Name = $name; Text = @($blocks.InnerText) -join "`n" }
            }
            '.md' {
                $snippets = @(Get-MarkdownSnippet $file.FullName)
                if ($snippets) {
                    @{ Name = $name; Text = @($snippets.Blocks) -join "`n" }
                }
            }
        }
    })
}

Describe 'Syntax of Windows PowerShell 5.1' {
    BeforeAll {
        function Get-NewerSyntax([string] $Text) {
            $newer = {
                param($ast)
                switch ($ast) {
                    { $_ -is [Management.Automation.Language.TernaryExpressionAst] } { return $true }
                    { $_ -is [Management.Automation.Language.PipelineChainAst] } { return $true }
                    { $_ -is [Management.Automation.Language.PipelineAst] } { return $_.Background }
                    { $_ -is [Management.Automation.Language.MemberExpressionAst] } { return $_.NullConditional }
                    { $_ -is [Management.Automation.Language.IndexExpressionAst] } { return $_.NullConditional }
                    { $_ -is [Management.Automation.Language.BinaryExpressionAst] } {
                        return $_.Operator -eq 'QuestionQuestion'
                    }
                    { $_ -is [Management.Automation.Language.ScriptBlockAst] } { return $null -ne $_.CleanBlock }
                    { $_ -is [Management.Automation.Language.AssignmentStatementAst] } {
                        return $_.Operator -eq 'QuestionQuestionEquals'
                    }
                }
                $false
            }
            [Management.Automation.Language.Parser]::ParseInput($Text, [ref] $null, [ref] $null).FindAll(
                $newer, $true) |
                ForEach-Object { "line $($_.Extent.StartLineNumber): $($_.Extent.Text)" }
        }
    }

    It 'is all that is in <Name>' -ForEach $sources {
        Get-NewerSyntax $Text | Should -BeNullOrEmpty
    }

    It 'is told from newer syntax: <_>' -ForEach @(
        '$a ? 1 : 2', 'a && b', 'a || b', 'a &', '$a ?? $b', '$a ??= $b', '${a}?.B', '${a}?.B()', '${a}?[0]',
        'process { } clean { }'
    ) {
        Get-NewerSyntax $_ | Should -Not -BeNullOrEmpty
    }
}
