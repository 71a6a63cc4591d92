Describe 'The session at the prompt in the README' {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
        $root = Convert-Path (Join-Path $PSScriptRoot '../..')
        $readme = Get-Content -Raw -LiteralPath (Join-Path $root 'README.md')
        $written = [regex]::Match($readme, '(?s)```text\n(?<session>PS> .*?)\n```').Groups['session'].Value -split "`n"

        $path = Join-Path ([IO.Path]::GetTempPath()) "adminiam-$([guid]::NewGuid())"
        $folder = New-Item -ItemType Directory -Path $path
        $commands = Join-Path $folder 'commands.txt'
        # The line after a completion is its result.
        $completed = $false
        $written | Where-Object { $_ -match '^PS> ' } | ForEach-Object {
            if (-not $completed) { $_.Substring(4) }
            $completed = $_.EndsWith('<Tab>')
        } | Set-Content -LiteralPath $commands
        $pwsh, [string[]] $leading = Get-PowerShellCommand
        $script = Join-Path $PSScriptRoot 'Invoke-PromptSession.ps1'
        $displayed = & $pwsh @leading -NoProfile -NonInteractive -File $script `
            -ModulePath (Join-Path $root 'AdminIam.psd1') -InputPath $commands 2>&1 | ForEach-Object { "$_" }
    }

    AfterAll {
        Remove-Item -LiteralPath $folder -Recurse -Force
    }

    # Empty lines and trailing spaces do not count, nor do today's date and random ids.
    It 'is what PowerShell displays' {
        $normal = { $_.TrimEnd() -replace '\d{4}-\d\d-\d\d', 'DATE' -replace '127\.0\.0\.1:\d+', '127.0.0.1:PORT' }
        $expected = $displayed.ForEach($normal).Where({ $_ }) -join "`n"
        $written.ForEach($normal).Where({ $_ }) -join "`n" | Should -Be $expected
    }

    It 'shows <What>' -ForEach @(
        @{ What = 'a completion'; Pattern = '(?m)<Tab>$' }
        @{ What = 'a mistake'; Pattern = '(?m)^New-AdminUser: ' }
        @{ What = 'a preview'; Pattern = '(?m)^What if: ' }
        @{ What = 'the result'; Pattern = '(?m)^alice .*Created' }
    ) {
        $written -join "`n" | Should -Match $Pattern
    }
}
